-- In which language a client is told what they sign, whoever writes it down: the first of theirs that the product speaks, and none of the others.
create function care.language_of(client uuid) returns text language sql stable security definer set search_path = care, pg_temp
  return (
    select lower(split_part(one.tag, '-', 1))
      from care.clients c cross join unnest(c.languages) with ordinality as one(tag, place)
     where c.id = client and c.clinic_id = care.clinic() and c.id = any (care.opened_clients()) and lower(split_part(one.tag, '-', 1)) in ('en', 'fr')
     order by one.place limit 1);
revoke all on function care.language_of(uuid) from public;
grant execute on function care.language_of(uuid) to care_api;
