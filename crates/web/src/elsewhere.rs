//! The institution's own sign-in (OpenID Connect, authorization code with PKCE): there and back. What comes back is
//! believed only after signature, issuer, audience, time and nonce have been checked; which account it is, `app` knows.

mod fetch;
mod hex;
mod pages;
mod round;

pub(crate) use hex::{from_hex, to_hex};
pub(crate) use pages::routes;

use app::Proven;
use chrono::{DateTime, Utc};
use fetch::{Fetch, FetchProblem};
use kernel::Instant;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreErrorResponseType, CoreIdToken,
    CoreIdTokenClaims, CoreJwsSigningAlgorithm, CoreProviderMetadata,
};
use openidconnect::{
    AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, IssuerUrl,
    Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, TokenResponse,
};
use round::Round;
use std::sync::{Arc, RwLock};

/// What a provider says of itself is asked again after so long, and whenever a token is signed with a key unknown.
const KNOWN_SECONDS: i64 = 3600;
/// Signatures that are believed. A shared secret (HS256) is none: it would let the house vouch for itself.
const SIGNATURES: [CoreJwsSigningAlgorithm; 7] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Which claim of the provider is the name of an account here.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Claim {
    #[default]
    PreferredUsername,
    /// Refused where the provider says that it has not been verified.
    Email,
}

impl Claim {
    pub fn from_key(key: &str) -> Option<Claim> {
        match key {
            "preferred_username" => Some(Claim::PreferredUsername),
            "email" => Some(Claim::Email),
            _ => None,
        }
    }
}

/// How the institution's own sign-in is reached.
#[derive(Clone, Debug)]
pub struct ElsewhereSetup {
    pub issuer: String,
    pub client_id: String,
    /// None for a public client: PKCE alone.
    pub client_secret: Option<String>,
    /// What people call it; empty for "your office account".
    pub name: String,
    pub claim: Claim,
    /// Where browsers reach this house: `https://payung.example.go.id`.
    pub public_url: String,
    /// Passwords are for administrators only.
    pub only: bool,
}

/// Why the institution's own sign-in cannot be set up like this.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    #[error("{what} must be an address with https (or http on this machine): {url}")]
    Url { what: &'static str, url: String },
    #[error("no certificate of an authority could be read from this machine: {0}")]
    Roots(std::io::Error),
}

/// The institution's own sign-in, ready to be asked.
pub struct Elsewhere {
    setup: ElsewhereSetup,
    issuer: IssuerUrl,
    back: RedirectUrl,
    fetch: Fetch,
    known: RwLock<Option<(Instant, Arc<CoreProviderMetadata>)>>,
}

/// Why nobody has been vouched for.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    /// The provider does not answer, or not as one does.
    #[error("the provider does not answer: {0}")]
    Down(String),
    /// Whoever asked changed their mind, or the provider did not let them.
    #[error("denied: {0}")]
    Denied(String),
    /// Too late, already used, begun in another browser, or never begun.
    #[error("expired or never begun")]
    Expired,
    /// What came back does not hold.
    #[error("not believed: {0}")]
    Wrong(String),
    /// It holds, and does not say what the person is called.
    #[error("the claim is not there")]
    NoName,
}

impl Elsewhere {
    pub fn new(setup: ElsewhereSetup) -> Result<Elsewhere, SetupError> {
        let bad = |what, url: &str| SetupError::Url { what, url: url.to_owned() };
        let issuer = IssuerUrl::new(setup.issuer.clone()).map_err(|_| bad("the issuer", &setup.issuer))?;
        if !fetch::is_safe(issuer.url()) {
            return Err(bad("the issuer", &setup.issuer));
        }
        let public = setup.public_url.trim_end_matches('/');
        let back = RedirectUrl::new(format!("{public}{}", crate::ui::to::SSO_BACK));
        let back = back.ok().filter(|back| fetch::is_safe(back.url()));
        let back = back.ok_or_else(|| bad("the public address", public))?;
        let fetch = Fetch::new(issuer.url()).map_err(SetupError::Roots)?;
        Ok(Elsewhere { issuer, back, fetch, setup, known: RwLock::default() })
    }

    /// What people call it; empty where it has no name of its own.
    pub fn name(&self) -> &str {
        &self.setup.name
    }

    /// True where passwords are for administrators only.
    pub fn is_only(&self) -> bool {
        self.setup.only
    }

    /// Where to send a browser, and what to keep for its way back.
    async fn begin(&self, back: &str, now: Instant) -> Result<(String, Round), Trouble> {
        let known = self.known(now).await?;
        let client = CoreClient::from_provider_metadata(
            (*known).clone(),
            ClientId::new(self.setup.client_id.clone()),
            None,
        )
        .set_redirect_uri(self.back.clone());
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let scope = if self.setup.claim == Claim::Email { "email" } else { "profile" };
        let (url, state, nonce) = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .add_scope(Scope::new(scope.to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        let (state, nonce) = (state.into_secret(), nonce.secret().clone());
        Ok((url.into(), Round::new(state, nonce, verifier.into_secret(), back, now)))
    }

    /// Exchanges the code that came back, and checks what the provider says.
    async fn prove(&self, code: &str, round: Round, now: Instant) -> Result<Proven, Trouble> {
        let known = self.known(now).await?;
        let token = self.exchange(&known, code, round.verifier).await?;
        let nonce = Nonce::new(round.nonce);
        let claims = match self.checked(&known, &token, &nonce, now) {
            // Signed with a key that is not known: the provider may have a new one.
            Err(ClaimsVerificationError::SignatureVerification(_)) => {
                let known = self.asked(now).await?;
                self.checked(&known, &token, &nonce, now)
            }
            checked => checked,
        };
        let claims = claims.map_err(|why| Trouble::Wrong(why.to_string()))?;
        let login = self.login(&claims).ok_or(Trouble::NoName)?;
        let issuer = claims.issuer().to_string();
        Ok(Proven { issuer, subject: claims.subject().to_string(), login })
    }

    async fn exchange(
        &self,
        known: &CoreProviderMetadata,
        code: &str,
        verifier: String,
    ) -> Result<CoreIdToken, Trouble> {
        let secret = self.setup.client_secret.clone().map(ClientSecret::new);
        let id = ClientId::new(self.setup.client_id.clone());
        // Basic is what a provider takes where it does not say otherwise.
        let takes = known.token_endpoint_auth_methods_supported();
        let in_body = takes.is_some_and(|m| !m.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let how = if in_body { AuthType::RequestBody } else { AuthType::BasicAuth };
        let client = CoreClient::from_provider_metadata(known.clone(), id, secret)
            .set_redirect_uri(self.back.clone())
            .set_auth_type(how);
        let request = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|_| Trouble::Down("it names no token endpoint".to_owned()))?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier));
        let answer = request.request_async(&self.fetch).await.map_err(|why| match why {
            RequestTokenError::ServerResponse(said)
                if *said.error() == CoreErrorResponseType::InvalidGrant =>
            {
                Trouble::Expired
            }
            RequestTokenError::ServerResponse(said) => {
                Trouble::Wrong(format!("the token endpoint said {said}"))
            }
            RequestTokenError::Request(why) => Trouble::Down(why.to_string()),
            _ => Trouble::Down("the token endpoint's answer cannot be read".to_owned()),
        })?;
        answer.id_token().cloned().ok_or_else(|| Trouble::Wrong("no ID token came".to_owned()))
    }

    /// Signature, issuer, audience, time and nonce.
    fn checked(
        &self,
        known: &CoreProviderMetadata,
        token: &CoreIdToken,
        nonce: &Nonce,
        now: Instant,
    ) -> Result<CoreIdTokenClaims, ClaimsVerificationError> {
        let id = ClientId::new(self.setup.client_id.clone());
        let client = CoreClient::from_provider_metadata(known.clone(), id, None);
        let moment: DateTime<Utc> =
            DateTime::from_timestamp_micros(now.0).unwrap_or(DateTime::<Utc>::MAX_UTC);
        let verifier = client.id_token_verifier().set_allowed_algs(SIGNATURES).set_time_fn(move || moment);
        token.claims(&verifier, nonce).cloned()
    }

    fn login(&self, claims: &CoreIdTokenClaims) -> Option<String> {
        let name = match self.setup.claim {
            Claim::PreferredUsername => claims.preferred_username()?.as_str(),
            Claim::Email if claims.email_verified() == Some(false) => return None,
            Claim::Email => claims.email()?.as_str(),
        };
        Some(name.trim().to_owned()).filter(|name| !name.is_empty())
    }

    /// What the provider says of itself; asked again now and then, and kept where it does not answer just now.
    async fn known(&self, now: Instant) -> Result<Arc<CoreProviderMetadata>, Trouble> {
        let held = self.known.read().ok().and_then(|known| known.clone());
        match held {
            Some((at, known)) if at <= now && now < at.plus_seconds(KNOWN_SECONDS) => Ok(known),
            Some((_, known)) => Ok(self.asked(now).await.unwrap_or(known)),
            None => self.asked(now).await,
        }
    }

    async fn asked(&self, now: Instant) -> Result<Arc<CoreProviderMetadata>, Trouble> {
        let found = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.fetch).await;
        let found = found.map_err(|why| Trouble::Down(told(&why)))?;
        if !fetch::is_safe(found.authorization_endpoint().url()) {
            return Err(Trouble::Down("its sign-in page is not on HTTPS".to_owned()));
        }
        let found = Arc::new(found);
        if let Ok(mut known) = self.known.write() {
            *known = Some((now, found.clone()));
        }
        Ok(found)
    }
}

/// An error with what lies under it: for the log.
fn told(why: &openidconnect::DiscoveryError<FetchProblem>) -> String {
    use std::error::Error;
    match why.source() {
        Some(under) => format!("{why}: {under}"),
        None => why.to_string(),
    }
}
