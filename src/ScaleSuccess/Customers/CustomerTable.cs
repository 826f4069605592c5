using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

public sealed class CustomerTable : IEntityTypeConfiguration<Customer>, IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Customer> table)
    {
        table.ToTable("customers");
        table.HasMany(customer => customer.Contacts).WithOne().HasForeignKey(contact => contact.CustomerId);
    }

    public void Configure(EntityTypeBuilder<Contact> table)
    {
        table.ToTable("contacts");
        table.Ignore(contact => contact.FirstName);
    }
}

public static class CustomerTables
{
    extension(ScaleDb db)
    {
        public DbSet<Customer> Customers => db.Set<Customer>();
        public DbSet<Contact> Contacts => db.Set<Contact>();
    }
}
