# Sourced by test, with $root set: what every start of the product runs through becomes machine code once, instead of in each of
# the fifty processes that the tests start. A start takes 1.7 s of a core instead of 3, and a page's first visit less.
# Where the compiler cannot be had, the tests run all the same, only longer.

# By far what costs most at each start; compiling the rest as well takes longer than it saves.
often="ScaleSuccess ScaleSuccess.Web Microsoft.EntityFrameworkCore Microsoft.EntityFrameworkCore.Relational
  Npgsql.EntityFrameworkCore.PostgreSQL Npgsql Hangfire.Core Hangfire.PostgreSql
  Microsoft.AspNetCore.Identity.EntityFrameworkCore Newtonsoft.Json YamlDotNet OpenTelemetry Dapper"

# compile_ready_to_run FOLDER...: replaces the assemblies in them.
compile_ready_to_run() {
  made="$root/.ci/ready-to-run/obj/made"
  mkdir -p "$made"
  dotnet restore "$root/.ci/ready-to-run" -v quiet -nologo >"$made/log" 2>&1 || { without_ready_to_run; return 0; }
  told=$(dotnet msbuild "$root/.ci/ready-to-run/compiler.csproj" -nologo -getProperty:Told)
  { read -r compiler; read -r frameworks; read -r version; } <<TOLD
$told
TOLD
  [ -x "$compiler" ] || chmod u+x "$compiler" 2>>"$made/log" || { without_ready_to_run; return 0; }
  for folder in "$@"; do
    for name in $often; do
      # By its content: a package's files are older than what was made of their last version.
      of=$(cksum <"$folder/$name.dll") || return 1
      if is_noted result; then continue; fi
      if ! is_noted source; then
        "$compiler" "$folder/$name.dll" -o "$made/$name.dll" -O -r "$frameworks/Microsoft.NETCore.App/$version/*.dll" \
          -r "$frameworks/Microsoft.AspNetCore.App/$version/*.dll" -r "$folder/*.dll" >"$made/log" 2>&1 || { without_ready_to_run; return 0; }
        cksum <"$made/$name.dll" >"$made/$name.result"
        printf '%s\n' "$of" >"$made/$name.source"
      fi
      cp "$made/$name.dll" "$folder/$name.dll" || return 1
    done
  done
}

is_noted() { [ -e "$made/$name.$1" ] && [ "$(cat "$made/$name.$1")" = "$of" ]; }

without_ready_to_run() { say "Nothing is compiled ahead, so the tests take longer. $(tail -n 2 "$made/log")"; }
