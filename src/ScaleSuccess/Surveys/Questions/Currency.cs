using ScaleSuccess.Foundation;

namespace ScaleSuccess.Surveys.Questions;

/// <summary>The currencies of ISO 4217 in which people pay, by their code.</summary>
public static class Currency
{
    private static readonly HashSet<string> WithoutDecimals = [.. "BIF,CLP,DJF,GNF,ISK,JPY,KMF,KRW,PYG,RWF,UGX,UYI,VND,VUV,XAF,XOF,XPF".Split(',')];
    private static readonly HashSet<string> WithThree = [.. "BHD,IQD,JOD,KWD,LYD,OMR,TND".Split(',')];

    public static readonly IReadOnlySet<string> All = new HashSet<string>(
        ("AED,AFN,ALL,AMD,AOA,ARS,AUD,AWG,AZN,BAM,BBD,BDT,BMD,BND,BOB,BRL,BSD,BTN,BWP,BYN,BZD,CAD,CDF,CHF,CNY,COP,CRC,CUP,CVE,CZK,DKK,DOP,DZD,EGP,ERN,ETB,EUR,FJD,FKP,"
        + "GBP,GEL,GHS,GIP,GMD,GTQ,GYD,HKD,HNL,HTG,HUF,IDR,ILS,INR,IRR,JMD,KES,KGS,KHR,KPW,KYD,KZT,LAK,LBP,LKR,LRD,LSL,MAD,MDL,MGA,MKD,MMK,MNT,MOP,MRU,MUR,MVR,MWK,MXN,"
        + "MYR,MZN,NAD,NGN,NIO,NOK,NPR,NZD,PAB,PEN,PGK,PHP,PKR,PLN,QAR,RON,RSD,RUB,SAR,SBD,SCR,SDG,SEK,SGD,SHP,SLE,SOS,SRD,SSP,STN,SYP,SZL,THB,TJS,TMT,TOP,TRY,TTD,TWD,"
        + "TZS,UAH,USD,UYU,UZS,VES,WST,XCD,YER,ZAR,ZMW,ZWG").Split(',').Concat(WithoutDecimals).Concat(WithThree));

    /// <summary>How many decimals an amount can have: 2 of EUR, none of JPY.</summary>
    public static int Decimals(string code) => WithoutDecimals.Contains(code) ? 0 : WithThree.Contains(code) ? 3 : 2;

    /// <summary>"1,200.50 EUR", and "1,200 EUR" of a whole amount.</summary>
    public static string Written(double amount, string code) => Amounts.Money(amount, code, Decimals(code));
}
