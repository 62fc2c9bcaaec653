-- A request that came by mail is acknowledged once, by the answer to that mail; a mail that a person must read is a review.

alter table letter
    add column reply_id uuid,
    drop constraint if exists letter_state_check,
    add constraint letter_state_check check (state in ('DUE', 'BY_REPLY', 'SENT', 'SENT_BY_HAND', 'UNSENT'));
comment on column letter.reply_id is 'The answer to a mail that tells this in place of the letter';
create index letter_of_reply on letter (reply_id) where reply_id is not null;

alter table intake_mail add column trying_since timestamptz;
comment on column intake_mail.trying_since is 'When its acknowledgement was first tried';

alter table dsr_intake
    add column mail_id uuid,
    add column review_id uuid unique,
    add column decided_by text,
    add column decided_at timestamptz;
comment on column dsr_intake.mail_id is 'The mail that it came in, where a person must read that';
comment on column dsr_intake.review_id is 'What its review is decided under';
comment on column dsr_intake.decided_by is 'Who dismissed it';
update dsr_intake set review_id = gen_random_uuid() where state = 'IN_REVIEW' and request_id is null;
