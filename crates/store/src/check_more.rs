//! The rules of `check` about records that were merged and about the outboxes of phones.

use crate::dialect::Stmt;

// Both sides of a merge are there, say the same, and lead where they say; and no record leads anywhere without one.
pub(crate) static MERGE_ASTRAY: Stmt = Stmt::new(
    "check.merge_astray",
    "select count(*) as n from (select m.dissolved_id from member_merge m \
     left join dissolution d on d.member_id = m.dissolved_id and d.into_id = m.member_id \
       and d.command_id = m.dissolved_command_id and d.at = m.at \
     left join alias a on a.alias_id = m.dissolved_id and a.member_id = m.member_id and a.command_id = m.dissolved_command_id \
     left join person p on p.member_id = m.dissolved_id and p.merged_into = m.member_id \
     left join person k on k.member_id = m.member_id and k.absorbed and k.merged_into is null \
     where d.member_id is null or a.alias_id is null or p.member_id is null or k.member_id is null \
     union all select d.member_id from dissolution d left join member_merge m \
       on m.member_id = d.into_id and m.dissolved_id = d.member_id where m.member_id is null \
     union all select p.member_id from person p left join dissolution d on d.member_id = p.member_id \
       and d.into_id = p.merged_into where p.merged_into is not null and d.member_id is null) x",
);

// What went off months is on others, kept for the person, or held for the fund; credit left behind has crossed over.
pub(crate) static MERGE_MONEY_ASTRAY: Stmt = Stmt::new(
    "check.merge_money_astray",
    "select count(*) as n from (select y.merge from (\
     select m.command_id as merge, c.amount from member_merge m \
       join contribution c on c.command_id = m.command_id or c.command_id = m.dissolved_command_id \
     union all select m.command_id, c.amount from member_merge m \
       join credit c on c.command_id = m.command_id or c.command_id = m.dissolved_command_id \
     union all select m.command_id, -j.amount from member_merge m \
       join journal_entry j on (j.command_id = m.command_id or j.command_id = m.dissolved_command_id) \
       and j.account = 'clearing') y group by y.merge having sum(y.amount) <> 0) x",
);

// A record that stands for nobody has nothing written on it but what belongs to its own receipts and tasks.
pub(crate) static WRITTEN_AFTER: Stmt = Stmt::new(
    "check.written_after",
    "select count(*) as n from dissolution d where exists (select 1 from registration r where r.member_id = d.member_id and r.at > d.at) \
     or exists (select 1 from receipt r where r.member_id = d.member_id and r.at > d.at) \
     or exists (select 1 from ending e where e.member_id = d.member_id and e.at > d.at) \
     or exists (select 1 from credit c where c.member_id = d.member_id group by c.member_id having sum(c.amount) <> 0)",
);

// Each item of a phone names the one before it; what nobody could believe has no hash to be named.
pub(crate) static PHONE_CHAIN_ASTRAY: Stmt = Stmt::new(
    "check.phone_chain_astray",
    "select count(*) as n from phone_item i left join phone_item b on b.phone_id = i.phone_id and b.seq = i.seq - 1 \
     where (i.seq > 1 and b.seq is null) or i.seq < 1 \
     or (i.prev is not null and b.hash is not null and i.prev <> b.hash) \
     or (i.prev is not null and i.seq = 1 and replace(i.prev, '0', '') <> '')",
);

pub(crate) static PHONE_CARRIED_ASTRAY: Stmt = Stmt::new(
    "check.phone_carried_astray",
    "select count(*) as n from phone_item i left join command c on c.command_id = i.command_id \
     where (i.state in ('done', 'recorded') and (c.command_id is null or c.outcome <> i.state)) \
     or (i.state = 'quarantined' and i.command_id is not null)",
);

pub(crate) static PHONE_ASIDE_ASTRAY: Stmt = Stmt::new(
    "check.phone_aside_astray",
    "select count(*) as n from phone_item i where i.state = 'quarantined' and not exists \
     (select 1 from phone_quarantine q where q.phone_id = i.phone_id and q.seq = i.seq and q.reason = i.reason)",
);
