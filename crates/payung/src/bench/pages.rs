//! `payung bench pages`: how soon the console answers in a large world, beside a bare handler that sends the same bytes.

use super::http::{self, BARE, Client, Server};
use super::town::{self, Town};
use crate::opening::{FAILED, Failure, HouseArgs, now};
use app::App;
use clap::Args;
use kernel::{Level, RegionCode};
use regions::regions;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

#[derive(Args, Debug)]
pub struct PagesArgs {
    /// Members of the world; 1000000 for the aim
    #[arg(long, default_value_t = 50_000)]
    members: usize,
    /// The folder of the world: made where there is none, used again where there is
    #[arg(long, default_value = "payung-bench")]
    dir: PathBuf,
    /// An empty postgres:// database, or one filled before; without it an SQLite file in the folder
    #[arg(long)]
    database: Option<String>,
    /// Times that each page is asked for
    #[arg(long, default_value_t = 40)]
    times: usize,
    /// Only pages whose name holds this
    #[arg(long, default_value = "")]
    only: String,
    /// Leave out the files: at a million members they take their minutes
    #[arg(long)]
    no_files: bool,
}

/// A page, by whom it is read and under which addresses: asked in turn, so that no single answer is measured.
struct Asked {
    name: &'static str,
    login: &'static str,
    paths: Vec<String>,
}

const CLERK: &str = "denpasar.petugas";
const DIRECTOR: &str = "pusat.direktur";
const AUDITOR: &str = "pusat.auditor";

pub async fn run(args: PagesArgs) -> Result<ExitCode, Failure> {
    std::fs::create_dir_all(&args.dir)?;
    let file = format!("sqlite:{}", args.dir.join("payung.db").display());
    let database = args.database.clone().unwrap_or(file);
    let house = HouseArgs { database, key: Some(args.dir.join("payung.key")) };
    let app = house.open_or_make(true).await?;
    let town = town::furnish(&app, args.members).await?;
    let cores = std::thread::available_parallelism()?;
    println!("\n{:?}, {} members, {cores} cores", app.store().engine(), town.members);
    let server = http::serve(&app).await?;
    let readers = [CLERK, DIRECTOR, AUDITOR];
    let mut tokens = Vec::new();
    for login in readers {
        tokens.push((login, sign_in(&app, login).await?));
    }
    let token = |login: &str| tokens.iter().find(|(l, _)| *l == login).map_or("", |(_, t)| t.as_str());
    let mut client = Client::connect(server.address, "").await?;
    let receipts = receipts(&mut client, token(CLERK)).await?;
    println!("{:<44} {:>9} {:>9} {:>9} {:>9}", "first byte, ms", "median", "95 of 100", "bare", "times bare");
    for asked in pages(&town, &receipts).iter().filter(|asked| asked.name.contains(&args.only)) {
        measure(&server, &mut client, asked, token(asked.login), args.times).await?;
    }
    if !args.no_files {
        for (name, login) in [("a branch", CLERK), ("the nation", AUDITOR)] {
            files(&server, &mut client, name, token(login)).await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// In process and once: how long a password takes is another measure.
async fn sign_in(app: &App, login: &str) -> Result<String, Failure> {
    let signed_in = app.sign_in(login, world::PASSWORD, None, now()).await;
    signed_in.map(|s| s.token).map_err(|_| Failure::new(FAILED, format!("{login} could not sign in")))
}

/// Numbers of receipts that a page of the branch shows.
async fn receipts(client: &mut Client, token: &str) -> Result<Vec<String>, Failure> {
    let got = client.get("/reports/contributions", token, false).await?;
    let page = String::from_utf8_lossy(got.body).into_owned();
    let numbers = page.split("/receipts/").skip(1).filter_map(|rest| rest.split(['"', '?', '/']).next());
    Ok(numbers.map(str::to_owned).collect())
}

fn pages(town: &Town, receipts: &[String]) -> Vec<Asked> {
    let page = |name, login, paths: Vec<String>| Asked { name, login, paths };
    let one = |name, login, path: &str| page(name, login, vec![path.to_owned()]);
    let each = |name, path: &dyn Fn(&world::crowd::Newcomer) -> String| {
        page(name, CLERK, town.known.iter().map(path).collect())
    };
    let [province, by_district, by_village] = largest();
    let mut pages = vec![
        one("first page, branch", CLERK, "/"),
        one("first page, head office", DIRECTOR, "/"),
        one("members, branch", CLERK, "/members"),
        one("members, nation", AUDITOR, "/members"),
        one("members whose cover ends, nation", AUDITOR, "/members?ends=30&order=until"),
        one("members in grace by village, nation", AUDITOR, "/members?state=grace&order=home"),
        each("search by name, branch", &|p| format!("/members?q={}", plus(&p.name))),
        each("search by NIK", &|p| format!("/members?q={}", p.nik)),
        each("search by number", &|p| format!("/members?q={}", p.official_number.as_deref().unwrap_or(""))),
        each("search by telephone", &|p| format!("/members?q={}", p.phone)),
        page("search by receipt", CLERK, receipts.iter().map(|n| format!("/members?q={n}")).collect()),
        each("hints while typing, branch", &|p| format!("/members/hints?q={}", plus(&begun(&p.name)))),
        Asked {
            login: AUDITOR,
            ..each("hints while typing, nation", &|p| format!("/members/hints?q={}", plus(&begun(&p.name))))
        },
        one("hints for the most common word, nation", AUDITOR, "/members/hints?q=siti"),
        each("a member", &|p| format!("/members/{}", p.id)),
        one("areas, nation by province", DIRECTOR, "/areas"),
        one("areas, nation by regency (514)", DIRECTOR, "/areas?parts=regency"),
        one("areas, province of most regencies", DIRECTOR, &format!("/areas/{province}")),
        one("areas, regency of most districts", DIRECTOR, &format!("/areas/{by_district}")),
        one("areas, regency by village (most)", DIRECTOR, &format!("/areas/{by_village}?parts=village")),
        one("areas, growth by regency", DIRECTOR, "/areas?parts=regency&measure=growth"),
        one("work-list, branch", CLERK, "/tasks"),
        one("work-list, nation", AUDITOR, "/tasks"),
        one("report of members, branch", CLERK, "/reports/members"),
        one("report of members, nation", AUDITOR, "/reports/members"),
        one("report of contributions, nation", AUDITOR, "/reports/contributions"),
        one("report of coverage, nation", DIRECTOR, "/reports/coverage"),
        one("report of lapses, nation", AUDITOR, "/reports/lapses"),
        one("day-end, branch", CLERK, "/reports/day-end"),
        one("for a second person, head office", DIRECTOR, "/approvals"),
        one("incidents, branch", CLERK, "/incidents"),
        one("incidents, nation", AUDITOR, "/incidents"),
        one("register, branch", CLERK, "/register"),
    ];
    pages.retain(|page| !page.paths.is_empty());
    pages
}

/// The province of most regencies, the regency of most districts, the regency of most villages.
fn largest() -> [String; 3] {
    let most = |level: Level, parts: &dyn Fn(&RegionCode) -> usize| {
        let all = regions().all().filter(|a| a.level == level);
        all.map(|a| a.code).max_by_key(parts).map(|code| code.to_string()).unwrap_or_default()
    };
    let children = |code: &RegionCode| regions().children(Some(code)).count();
    let villages = |code: &RegionCode| regions().all_in(code).filter(|a| a.level == Level::Village).count();
    [most(Level::Province, &children), most(Level::Regency, &children), most(Level::Regency, &villages)]
}

fn plus(name: &str) -> String {
    name.split(' ').collect::<Vec<_>>().join("+")
}

/// As somebody has typed it half-way.
fn begun(name: &str) -> String {
    name.chars().take((name.len() * 2 / 3).max(2)).collect::<String>().trim().to_owned()
}

async fn measure(
    server: &Server,
    client: &mut Client,
    asked: &Asked,
    token: &str,
    times: usize,
) -> Result<(), Failure> {
    let mut first = Vec::new();
    let mut largest = Vec::new();
    // What a statement costs to be prepared is paid once by the house, not by every reader.
    for turn in 0..times + asked.paths.len().min(3) {
        let path = &asked.paths[turn % asked.paths.len()];
        let got = client.get(path, token, true).await?;
        if got.status != 200 {
            println!("{:<44} {path} answered {}", asked.name, got.status);
            return Ok(());
        }
        first.push(got.first);
        if got.body.len() > largest.len() {
            largest = got.body.to_vec();
        }
    }
    first.drain(..asked.paths.len().min(3));
    let bytes = largest.len();
    server.bare.set(largest, true);
    let mut bare = Vec::new();
    for _ in 0..times {
        bare.push(client.get(BARE, token, true).await?.first);
    }
    let (median, late, bare) = (at(&mut first, 50), at(&mut first, 95), at(&mut bare, 50));
    println!(
        "{:<44} {:>9.1} {:>9.1} {:>9.2} {:>9.0}  {:>6.1} kB",
        asked.name,
        ms(median),
        ms(late),
        ms(bare),
        ms(median) / ms(bare),
        bytes as f32 / 1000.0
    );
    Ok(())
}

/// The one of a hundred that so many do not exceed.
fn at(times: &mut [Duration], of_hundred: usize) -> Duration {
    times.sort_unstable();
    times
        .get((times.len() * of_hundred / 100).min(times.len().saturating_sub(1)))
        .copied()
        .unwrap_or_default()
}

fn ms(time: Duration) -> f32 {
    time.as_secs_f32() * 1000.0
}

/// Rows a second of the members of a place as files, beside the same bytes sent as they are.
async fn files(server: &Server, client: &mut Client, place: &str, token: &str) -> Result<(), Failure> {
    let mut rows = 0;
    for ending in ["csv", "xlsx"] {
        let path = format!("/reports/members.{ending}");
        let began = Instant::now();
        let got = client.get(&path, token, false).await?;
        if got.status != 200 {
            return Err(Failure::new(FAILED, format!("{path}: {}", got.status)));
        }
        let (took, first, body) = (began.elapsed(), got.first, got.body.to_vec());
        if ending == "csv" {
            rows = body.iter().filter(|byte| **byte == b'\n').count().saturating_sub(1);
        }
        let bytes = body.len();
        server.bare.set(body, false);
        let bare = client.get(BARE, token, false).await?.whole;
        println!(
            "members of {place} as {ending}: {rows} rows, {:.1} MB in {:.1} s, first byte {:.1} ms; \
             {:.0} rows/s; the same bytes raw {:.0} rows/s; ratio {:.3}",
            bytes as f32 / 1e6,
            took.as_secs_f32(),
            ms(first),
            rows as f32 / took.as_secs_f32(),
            rows as f32 / bare.as_secs_f32(),
            bare.as_secs_f32() / took.as_secs_f32()
        );
    }
    Ok(())
}
