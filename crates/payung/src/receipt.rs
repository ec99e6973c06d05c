//! `payung receipt`: a signed receipt checked with nothing but public keys.

use crate::opening::{FAILED, REFUSED};
use clap::{Args, Subcommand};
use seal::PublicKeys;
use std::path::PathBuf;
use std::process::ExitCode;
use text::Lang;

#[derive(Args, Debug)]
pub struct ReceiptArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand, Debug)]
enum What {
    /// Check a receipt's signed text (PYG1.…) with a file of public keys
    Verify {
        /// The signed text as printed on the receipt
        text: String,
        /// The public keys, as `payung receipt keys` or the API's /api/v1/keys gives them
        #[arg(long)]
        keys: PathBuf,
    },
    /// Print the public keys of a key file, to be given to whoever checks receipts
    Keys {
        #[arg(long)]
        key: PathBuf,
    },
}

pub fn run(args: &ReceiptArgs) -> ExitCode {
    match answer(&args.what) {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err((code, sentence)) => {
            eprintln!("{sentence}");
            ExitCode::from(code)
        }
    }
}

fn answer(what: &What) -> Result<String, (u8, String)> {
    let read = |path: &PathBuf| {
        std::fs::read_to_string(path).map_err(|e| (FAILED, format!("{}: {e}", path.display())))
    };
    match what {
        What::Keys { key } => {
            let keys = seal::Keys::from_json(&read(key)?).map_err(|e| (REFUSED, e.to_string()))?;
            Ok(keys.public_keys().to_json())
        }
        What::Verify { text, keys } => {
            let keys = PublicKeys::from_json(&read(keys)?)
                .ok_or_else(|| (REFUSED, format!("{} holds no public keys", keys.display())))?;
            let claims = seal::verify_receipt(text, &keys)
                .map_err(|problem| (REFUSED, text::say(Lang::Id, &problem.note())))?;
            let mut lines = vec![
                format!("Kuitansi {}", claims.number),
                format!("Tanggal  {}", text::day(Lang::Id, claims.issued_on)),
                format!("Peserta  {} ({})", claims.name, claims.member_ref),
                format!("Kantor   {}", claims.office),
            ];
            for line in &claims.lines {
                let month = text::month(Lang::Id, line.month);
                lines.push(format!(
                    "{month:<16} {:<4} {:>12}",
                    line.programme,
                    line.amount_rupiah.to_string()
                ));
            }
            lines.push(format!("Jumlah   {}", claims.total_rupiah()));
            Ok(lines.join("\n"))
        }
    }
}
