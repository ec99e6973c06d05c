//! Lists of people, as far as the reader brings lists in: which there are, and one from its file to its last row.

use super::approvals::key_of;
use super::{Read, allow_at_office, may, office_name};
use crate::App;
use crate::import::{self, Field, Kind, Looked, Row, is_answered, terms_of};
use crate::submit::zone_of;
use crate::view::{
    Form, ListCount, ListField, ListLine, ListRowView, ListState, ListToCorrect, ListView, ListsView, Waiting,
};
use crate::wire::ListTerms;
use access::{Action, Actor, Change, Scope};
use kernel::{
    ActivityId, Arg, CommandId, Instant, MemberId, Note, OfficeId, RegionCode, Rupiah, SubjectId, Zone,
};
use std::collections::HashMap;
use store::Conn;
use store::lists::{ListRow, Whose};
use store::views::find::{self, By};
use store::views::{approvals, history};
use uuid::Uuid;

const A_PAGE: usize = 25;
const ROWS: usize = 50;
/// Before the first page: later than any list.
const LATEST: Instant = Instant(253_370_764_800_000_000);
/// The outcomes of rows in the order of their weight.
const OUTCOMES: [&str; 5] = ["unread", "refused", "recorded", "known", "registered"];

impl App {
    /// The lists, latest first. `after` is what `next` said.
    pub async fn lists(&self, who: &Actor, after: Option<&str>) -> Read<ListsView> {
        let whose = self.whose_lists(who)?;
        let before = after.and_then(read_after).unwrap_or((LATEST, Uuid::max()));
        let mut conn = self.reader().await?;
        let mut found = store::lists::page(&mut conn, &whose, before, A_PAGE as i64 + 1).await?;
        let more = found.len() > A_PAGE;
        found.truncate(A_PAGE);
        let next = found.last().filter(|_| more).map(|last| format!("{}.{}", last.at.0, last.list_id));
        let counts = store::lists::counts(&mut conn, found.iter().map(|l| l.list_id).collect()).await?;
        let names = history::actors(&mut conn, found.iter().map(|l| l.actor_id).collect()).await?;
        drop(conn);
        let network = self.network();
        let of = |list: &ListRow, outcomes: &[&str]| -> i64 {
            let own = counts
                .iter()
                .filter(|(id, outcome, _)| *id == list.list_id && outcomes.contains(&outcome.as_str()));
            own.map(|(_, _, n)| n).sum()
        };
        let mut rows = Vec::with_capacity(found.len());
        for list in &found {
            rows.push(ListLine {
                id: list.list_id,
                file: list.name.clone(),
                office: office_name(&network, OfficeId(list.office_id)),
                by: names.get(&list.actor_id).map_or_else(|| "Payung".to_owned(), |(name, _)| name.clone()),
                on: Instant::from(list.at).day_in(zone_of(&network, OfficeId(list.office_id))),
                state: state(list, &terms_of(list)?),
                total: list.row_count,
                done: list.done,
                registered: of(list, &["registered"]),
                to_correct: of(list, &["refused", "unread"]),
            });
        }
        Ok(ListsView { rows, next, may_bring: access::scope(who, Action::RegisterMember).is_ok() })
    }

    /// Lists that wait for somebody or still run, for the first page.
    pub(super) async fn lists_waiting(&self, who: &Actor) -> Read<Option<Waiting>> {
        let Ok(whose) = self.whose_lists(who) else { return Ok(None) };
        let (count, oldest) = store::lists::waiting(&mut *self.reader().await?, &whose).await?;
        Ok((count > 0).then(|| Waiting {
            label: Note::new("lists.waiting"),
            count,
            oldest: oldest.map(|at| at.day_in(Zone::WIB)),
            path: "/lists".to_owned(),
        }))
    }

    /// One list. `show` names the kind of rows, `after` the row they follow.
    #[expect(clippy::too_many_arguments, reason = "what an address and a form say")]
    pub async fn list(
        &self,
        who: &Actor,
        id: Uuid,
        show: &str,
        after: i64,
        command: CommandId,
        form: Form,
        now: Instant,
    ) -> Read<ListView> {
        let row = self.open_list(who, id).await?;
        let terms = terms_of(&row)?;
        let (network, office) = (self.network(), OfficeId(row.office_id));
        let state = state(&row, &terms);
        let mut conn = self.reader().await?;
        let waiting = approvals::about(&mut conn, SubjectId(id)).await?;
        let names = history::actors(&mut conn, vec![row.actor_id]).await?;
        drop(conn);
        let alone = access::second_person(Change::List { rows: row.row_count }, &self.limits());
        let mut view = ListView {
            id,
            command,
            file: row.name.clone(),
            office: office_name(&network, office),
            by: names.get(&row.actor_id).map_or_else(|| "Payung".to_owned(), |(name, _)| name.clone()),
            at: row.at.into(),
            zone: zone_of(&network, office),
            state,
            total: row.row_count,
            done: row.done,
            looked: true,
            terms: self.said(&terms),
            counts: Vec::new(),
            shown: "",
            rows: Vec::new(),
            next: None,
            proposal: waiting.first().map(key_of),
            alone: alone.map(|_| self.limits().get(access::Limit::ListRows)),
            may_bring: allow_at_office(who, Action::RegisterMember, &network, office).is_ok(),
            held: row.held,
            form,
        };
        match state {
            ListState::Sent => {}
            ListState::Ready | ListState::Waiting => {
                self.before(who, &row, show, after, now, &mut view).await?;
            }
            _ => self.afterwards(who, &row, &terms, show, after, &mut view).await?,
        }
        if !view.rows.is_empty() {
            let what = serde_json::json!({ "list": id, "did": "seen", "rows": view.rows.len() });
            self.looks.note_list(who, "import_list", what, now);
        }
        Ok(view)
    }

    /// What will become of each row.
    async fn before(
        &self,
        who: &Actor,
        row: &ListRow,
        show: &str,
        after: i64,
        now: Instant,
        view: &mut ListView,
    ) -> Read<()> {
        let preview = match self.look_through(who, row, now).await? {
            Looked::Done(preview) => preview,
            Looked::So(done) => {
                (view.done, view.looked) = (done, false);
                return Ok(());
            }
            Looked::Failed => return Ok(()),
        };
        view.done = view.total;
        view.counts =
            Kind::ALL.map(|kind| ListCount { key: kind.key(), count: preview.count(kind) }).to_vec();
        let first = Kind::ALL.into_iter().find(|kind| preview.count(*kind) > 0).unwrap_or(Kind::Registers);
        let kind = Kind::from_key(show).unwrap_or(first);
        view.shown = kind.key();
        let of_kind = preview.rows.iter().filter(|row| row.kind == kind && row.n > after);
        let shown: Vec<&Row> = of_kind.take(ROWS + 1).collect();
        view.next = (shown.len() > ROWS).then(|| shown[ROWS - 1].n);
        let shown = &shown[..shown.len().min(ROWS)];
        let seen = self.seen_members(who, shown.iter().filter_map(|row| row.member).collect()).await?;
        view.rows = shown
            .iter()
            .map(|row| ListRowView {
                n: row.n,
                name: Some(row.name.clone()),
                nik_end: row.nik_end.clone(),
                field: row.field.as_deref().map(field_said),
                note: row.note.clone(),
                member: row.member.and_then(|m| seen.get(&m).copied()),
            })
            .collect();
        Ok(())
    }

    /// What became of each row.
    async fn afterwards(
        &self,
        who: &Actor,
        row: &ListRow,
        terms: &ListTerms,
        show: &str,
        after: i64,
        view: &mut ListView,
    ) -> Read<()> {
        let mut conn = self.reader().await?;
        let counted = store::lists::counts(&mut conn, vec![row.list_id]).await?;
        let of = |key: &str| counted.iter().find(|(_, outcome, _)| outcome == key).map_or(0, |(.., n)| *n);
        view.counts = OUTCOMES.map(|key| ListCount { key, count: of(key) }).to_vec();
        let first = OUTCOMES.into_iter().find(|key| of(key) > 0).unwrap_or("registered");
        view.shown = OUTCOMES.into_iter().find(|key| *key == show).unwrap_or(first);
        let asked = vec![view.shown.to_owned()];
        let mut found = store::lists::rows(&mut conn, row.list_id, asked, after, ROWS as i64 + 1).await?;
        drop(conn);
        let more = found.len() > ROWS;
        found.truncate(ROWS);
        view.next = found.last().filter(|_| more).map(|last| last.n);
        let seen =
            self.seen_members(who, found.iter().filter_map(|r| r.member_id.map(MemberId)).collect()).await?;
        let sheet = if row.held { self.sheet(row.list_id).await.ok() } else { None };
        let at = |field: Field| terms.columns.iter().position(|c| c == field.key());
        let cell = |n: i64, field: Field| {
            let sheet = sheet.as_ref()?;
            let line = sheet.lines.binary_search_by_key(&n, |line| line.n).ok()?;
            sheet.lines[line].cells.get(at(field)?).cloned()
        };
        for r in found {
            let nik: String =
                cell(r.n, Field::Nik).unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
            view.rows.push(ListRowView {
                n: r.n,
                name: cell(r.n, Field::Name),
                nik_end: if nik.len() == 16 { nik[12..].to_owned() } else { String::new() },
                field: r.field.as_deref().map(field_said),
                note: r.note.as_deref().map(read_note).transpose()?,
                member: r.member_id.and_then(|m| seen.get(&MemberId(m)).copied()),
            });
        }
        Ok(())
    }

    /// Rows that were refused or could not be read, as they came. The look is on disk before they leave.
    pub async fn list_to_correct(&self, who: &Actor, id: Uuid, now: Instant) -> Read<ListToCorrect> {
        let row = self.open_list(who, id).await?;
        let sheet = self.sheet(id).await?;
        let mut conn = self.reader().await?;
        let asked = vec!["refused".to_owned(), "unread".to_owned()];
        let found = store::lists::rows(&mut conn, id, asked, 0, import::sheet::MOST_ROWS as i64).await?;
        drop(conn);
        let what = serde_json::json!({ "list": id, "did": "taken_along", "rows": found.len() });
        self.looks.keep_list(self.store(), who, "import_list", what, now).await?;
        let mut rows = Vec::with_capacity(found.len());
        for r in found {
            let Ok(line) = sheet.lines.binary_search_by_key(&r.n, |line| line.n) else { continue };
            let note = r.note.as_deref().map(read_note).transpose()?;
            rows.push((r.n, sheet.lines[line].cells.clone(), note));
        }
        rows.sort_by_key(|(n, ..)| *n);
        Ok(ListToCorrect { file: row.name, header: sheet.header.clone(), rows })
    }

    /// Those of these members whom the reader may see. An alias leads to who it stands for.
    async fn seen_members(&self, who: &Actor, ids: Vec<MemberId>) -> Read<HashMap<MemberId, MemberId>> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let mut conn = self.reader().await?;
        let all: Vec<Uuid> = ids.iter().map(|m| m.0).collect();
        let aliases = store::member::aliases(&mut conn, &all).await?;
        let stands = |m: MemberId| aliases.get(&m).copied().unwrap_or(m);
        let people = find::people(&mut conn, By::Ids(ids.iter().map(|m| stands(*m).0).collect())).await?;
        let seen = |home: &str| RegionCode::parse(home).is_ok_and(|home| may(who, Action::ViewMember, home));
        let seen: Vec<Uuid> = people.iter().filter(|p| seen(&p.home)).map(|p| p.member_id).collect();
        let open = |m: &MemberId| seen.contains(&stands(*m).0).then(|| (*m, stands(*m)));
        Ok(ids.iter().filter_map(open).collect())
    }

    fn whose_lists(&self, who: &Actor) -> Read<Whose> {
        let everywhere = access::scope(who, Action::ImportList)? == Scope::Everywhere;
        let network = self.network();
        let here = |id: &&OfficeId| allow_at_office(who, Action::ImportList, &network, **id).is_ok();
        let offices = network.offices.keys().filter(here).map(|id| id.0).collect();
        Ok(Whose { everywhere, offices })
    }

    /// What is so for everybody on the list, label and value.
    fn said(&self, terms: &ListTerms) -> Vec<(&'static str, Arg)> {
        if !is_answered(terms) {
            return Vec::new();
        }
        let network = self.network();
        let activity = terms.activity.and_then(|id| network.activities.get(&ActivityId(id)));
        let home = terms.home.as_deref().and_then(|home| RegionCode::parse(home).ok());
        let word = |key: String| Arg::Word(key.into());
        let seen = Arg::from(format!("{}, {}", terms.attested_by, terms.place));
        let mut said = vec![("lists.seen_by", seen)];
        said.extend(activity.map(|a| ("lists.activity", Arg::from(a.title.as_str()))));
        said.extend(home.map(|home| ("lists.home", Arg::from(super::short_place(home)))));
        said.extend(terms.occupation.as_deref().map(|o| ("lists.occupation", Arg::from(o))));
        said.extend(terms.income_rupiah.map(|i| ("lists.income", Arg::Rupiah(Rupiah(i)))));
        let payer: Option<scheme::Payer> = terms.payer.parse().ok();
        let payer = payer.map(|p| word(p.word().to_owned()));
        said.extend(payer.map(|payer| ("lists.payer", payer)));
        said.extend(terms.payer_name.as_deref().map(|name| ("lists.payer_name.label", Arg::from(name))));
        said
    }

    /// What a second person sees of a list: what it is, and what was attested about everybody on it.
    pub(super) async fn list_lines(
        &self,
        conn: &mut Conn,
        asked: &crate::wire::BringList,
        list: Uuid,
    ) -> Read<Vec<(&'static str, Arg)>> {
        let held = store::lists::one(conn, list).await?.is_some_and(|row| row.held);
        let mut lines =
            vec![("lists.file", Arg::from(asked.file.as_str())), ("lists.people", Arg::Number(asked.rows))];
        lines.extend(self.said(&asked.terms));
        if !held {
            lines.push(("lists.file", Arg::Word("lists.gone.short".into())));
        }
        Ok(lines)
    }
}

/// The columns of the template, for who explains and who hands it out.
pub fn list_fields() -> Vec<ListField> {
    let example = |field: Field| match field {
        Field::Nik => "5171994107850001",
        Field::Name => "Ni Made Contoh",
        Field::Born => "01-07-1985",
        Field::Sex => "P",
        Field::Phone => "081200000001",
        Field::Address => "Jalan Contoh 1",
        Field::Home => "Sesetan",
        Field::District => "Denpasar Selatan",
        Field::Regency => "Denpasar",
        Field::Occupation => "pedagang",
        Field::Income => "1500000",
        Field::Sector => "lainnya",
        Field::Heir => "I Wayan Contoh",
        Field::Relation => "suami",
        Field::Works | Field::Well => "ya",
    };
    let field = |field: Field| ListField {
        key: field.key(),
        heading: field.heading(),
        word: field.word(),
        needed: Field::NEEDED.contains(&field),
        example: example(field),
    };
    Field::ALL.into_iter().map(field).collect()
}

fn state(row: &ListRow, terms: &ListTerms) -> ListState {
    match (row.started_by.is_some(), row.mark.as_deref()) {
        (_, Some("close")) => ListState::Closed,
        (true, _) if row.done >= row.row_count => ListState::Done,
        (true, Some("pause")) => ListState::Paused,
        // Its file went after it was left alone for long: nothing goes on.
        (true, _) if !row.held => ListState::Closed,
        (true, _) => ListState::Running,
        (false, _) if row.waits => ListState::Waiting,
        (false, _) if is_answered(terms) => ListState::Ready,
        (false, _) => ListState::Sent,
    }
}

/// The column that a refusal is about, as the wire or the list names it.
fn field_said(field: &str) -> Arg {
    let field = match field {
        "occupations" => "occupation",
        "income_rupiah" => "income",
        "heirs" => "heir",
        "works_now" => "works",
        "well_now" => "well",
        other => other,
    };
    Field::from_key(field).map_or_else(|| Arg::Word("lists.field.row".into()), |f| Arg::Word(f.word().into()))
}

fn read_note(json: &str) -> Result<Note, store::StoreError> {
    serde_json::from_str(json)
        .map_err(|e| store::StoreError::Corrupt { table: "list_row", what: e.to_string() })
}

fn read_after(text: &str) -> Option<(Instant, Uuid)> {
    let (at, id) = text.split_once('.')?;
    Some((Instant(at.parse().ok()?), id.parse().ok()?))
}
