//! The options of the institution's own sign-in, on the command line or in the environment.

use crate::opening::{Failure, REFUSED};
use clap::Args;
use std::path::PathBuf;
use web::{Claim, Elsewhere, ElsewhereSetup};

/// The institution's own sign-in (OpenID Connect, authorization code with PKCE)
#[derive(Args, Clone, Debug)]
pub struct SsoArgs {
    /// Address of the provider; its description is read from /.well-known/openid-configuration below it
    #[arg(long, env = "PAYUNG_OIDC_ISSUER", requires_all = ["oidc_client_id", "public_url"])]
    oidc_issuer: Option<String>,
    /// The name under which this house is known to the provider
    #[arg(long, env = "PAYUNG_OIDC_CLIENT_ID", requires = "oidc_issuer")]
    oidc_client_id: Option<String>,
    /// A file with the client's secret; without it the house is a public client, with PKCE alone
    #[arg(long, env = "PAYUNG_OIDC_CLIENT_SECRET_FILE", requires = "oidc_issuer")]
    oidc_client_secret_file: Option<PathBuf>,
    /// What people call it, on the sign-in page: "SSO kantor"
    #[arg(long, env = "PAYUNG_OIDC_NAME", default_value = "", hide_default_value = true)]
    oidc_name: String,
    /// The claim that is the name of an account here
    #[arg(long, env = "PAYUNG_OIDC_CLAIM", default_value = "preferred_username", value_parser = ["preferred_username", "email"])]
    oidc_claim: String,
    /// Passwords are for administrators only, for when the provider is out of order
    #[arg(long, env = "PAYUNG_OIDC_ONLY", requires = "oidc_issuer")]
    oidc_only: bool,
    /// Where browsers reach this house: https://payung.example.go.id
    #[arg(long, env = "PAYUNG_PUBLIC_URL")]
    public_url: Option<String>,
}

impl SsoArgs {
    /// Nothing where no provider is named.
    pub fn open(&self) -> Result<Option<Elsewhere>, Failure> {
        let (Some(issuer), Some(client_id), Some(public_url)) =
            (&self.oidc_issuer, &self.oidc_client_id, &self.public_url)
        else {
            return Ok(None);
        };
        let secret = |path: &PathBuf| {
            let read = std::fs::read_to_string(path).map(|text| text.trim().to_owned());
            read.map_err(|why| Failure::new(REFUSED, format!("{}: {why}", path.display())))
        };
        let setup = ElsewhereSetup {
            issuer: issuer.clone(),
            client_id: client_id.clone(),
            client_secret: self.oidc_client_secret_file.as_ref().map(secret).transpose()?,
            name: self.oidc_name.trim().to_owned(),
            claim: Claim::from_key(&self.oidc_claim).unwrap_or_default(),
            public_url: public_url.clone(),
            only: self.oidc_only,
        };
        Elsewhere::new(setup).map(Some).map_err(|why| Failure::new(REFUSED, why.to_string()))
    }
}
