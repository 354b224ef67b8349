using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrativeCare.Infrastructure.Persistence.Sessions;

internal sealed class CourseConfiguration : IEntityTypeConfiguration<SessionCourse>, IEntityTypeConfiguration<SessionPause>, IEntityTypeConfiguration<OfferedChoice>
{
    public void Configure(EntityTypeBuilder<SessionCourse> course)
    {
        course.ToTable("session_courses");
        course.HasKey(c => c.Id);
        course.Property(c => c.Id).ValueGeneratedNever();
        course.Property(c => c.Debriefing).HasConversion(Json.Converter<Debriefing?>()).HasColumnType("jsonb");
        course.IsClientRecord("care.keys_of(category, author_discipline, author_id, id)");
        course.HasOne<Client>().WithMany().HasForeignKey(c => c.ClientId).OnDelete(DeleteBehavior.NoAction);
        course.HasOne<Session>().WithOne().HasForeignKey<SessionCourse>(c => c.SessionId).OnDelete(DeleteBehavior.NoAction);
        course.HasIndex(c => c.SessionId).IsUnique().HasDatabaseName("ux_session_courses_session");
        course.HasIndex(c => new { c.ClientId, c.Id }).HasDatabaseName("ix_session_courses_client_id");
        course.HasParts(c => c.Pauses, "SessionCourseId");
        course.HasParts(c => c.Choices, "SessionCourseId");
    }

    public void Configure(EntityTypeBuilder<SessionPause> pause)
    {
        pause.ToTable("session_pauses");
        pause.HasKey(p => p.Id);
        pause.Property(p => p.Id).ValueGeneratedNever();
        pause.HasAuthor(p => p.By, "by");
        pause.HasIndex("SessionCourseId").HasDatabaseName("ix_session_pauses_session_course_id");
    }

    public void Configure(EntityTypeBuilder<OfferedChoice> choice)
    {
        choice.ToTable("offered_choices");
        choice.HasKey(c => c.Id);
        choice.Property(c => c.Id).ValueGeneratedNever();
        choice.HasAuthor(c => c.By, "by");
        choice.HasIndex("SessionCourseId", nameof(OfferedChoice.Number)).IsUnique().HasDatabaseName("ux_offered_choices_number");
    }
}

internal sealed class ConsultationConfiguration : IEntityTypeConfiguration<ConsultationRecord>
{
    public void Configure(EntityTypeBuilder<ConsultationRecord> consultation)
    {
        consultation.ToTable("consultation_records");
        consultation.HasKey(c => c.Id);
        consultation.Property(c => c.Id).ValueGeneratedNever();
        consultation.Ignore(c => c.Category);
        consultation.Property(c => c.DocumentSha256).HasColumnName("document_sha256");
        consultation.Property(c => c.SignedByClient).IsJson();
        consultation.Property(c => c.SignedByTherapist).IsJson();
        consultation.IsClientRecord("care.keys_of('bodywork', author_discipline, author_id, id)");
        consultation.HasOne<Client>().WithMany().HasForeignKey(c => c.ClientId).OnDelete(DeleteBehavior.NoAction);
        consultation.HasIndex(c => new { c.ClientId, c.Id }).HasDatabaseName("ix_consultation_records_client_id");
    }
}
