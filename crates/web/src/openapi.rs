//! The description of the API, OpenAPI 3.1, made from the one table of routes; types from the types themselves.

use crate::problem::Problem;
use crate::routes::{self, Route};
use crate::session::Gate;
use axum::http::Method;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};
use std::sync::OnceLock;

const SCHEMAS: &str = "#/components/schemas";
const TITLE: &str = "Payung API";
const ABOUT: &str = "Registration, contributions and cover of people who work for themselves (BPU).\n\n\
    Every change is a command with an id that its sender mints (UUIDv7). Commands travel in batches; each gets an \
    answer of its own: done, refused or recorded. Sending a command again gets the same answer, for ever.\n\n\
    Sentences come in Indonesian, or in English with `Accept-Language: en`; codes are the same in both. Money is whole \
    rupiah, days are `2026-11-20`, months `2026-11`, areas Kemendagri codes `33.10.16.2012`.";

type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

/// What the description says of one route.
pub struct Operation {
    pub id: &'static str,
    tag: &'static str,
    summary: &'static str,
    says: &'static str,
    params: Vec<Param>,
    body: Option<(&'static str, SchemaOf)>,
    answers: Vec<(u16, &'static str, &'static str, Option<SchemaOf>)>,
    problems: Vec<u16>,
}

struct Param {
    name: &'static str,
    place: &'static str,
    required: bool,
    says: &'static str,
    schema: SchemaOf,
}

fn schema_of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

impl Operation {
    pub fn new(id: &'static str, tag: &'static str, summary: &'static str) -> Operation {
        Operation {
            id,
            tag,
            summary,
            says: "",
            params: Vec::new(),
            body: None,
            answers: Vec::new(),
            problems: Vec::new(),
        }
    }

    pub fn says(mut self, says: &'static str) -> Operation {
        self.says = says;
        self
    }

    pub fn path<T: JsonSchema>(mut self, name: &'static str, says: &'static str) -> Operation {
        self.params.push(Param { name, place: "path", required: true, says, schema: schema_of::<T> });
        self
    }

    pub fn query<T: JsonSchema>(mut self, name: &'static str, says: &'static str) -> Operation {
        self.params.push(Param { name, place: "query", required: false, says, schema: schema_of::<T> });
        self
    }

    pub fn header(mut self, name: &'static str, says: &'static str) -> Operation {
        self.params.push(Param { name, place: "header", required: false, says, schema: schema_of::<String> });
        self
    }

    pub fn json<T: JsonSchema>(mut self) -> Operation {
        self.body = Some(("application/json", schema_of::<T>));
        self.problem(400).problem(413)
    }

    pub fn form<T: JsonSchema>(mut self) -> Operation {
        self.body = Some(("application/x-www-form-urlencoded", schema_of::<T>));
        self.problem(400).problem(413)
    }

    pub fn answers<T: JsonSchema>(self, says: &'static str) -> Operation {
        self.answers_with::<T>(200, says)
    }

    pub fn answers_with<T: JsonSchema>(mut self, status: u16, says: &'static str) -> Operation {
        self.answers.push((status, says, "application/json", Some(schema_of::<T>)));
        self
    }

    pub fn answers_nothing(mut self, says: &'static str) -> Operation {
        self.answers.push((204, says, "", None));
        self
    }

    /// Bytes of a kind of their own.
    pub fn answers_bytes(mut self, media: &'static str, says: &'static str) -> Operation {
        self.answers.push((200, says, media, None));
        self
    }

    /// May answer with this status and a `problem+json`.
    pub fn problem(mut self, status: u16) -> Operation {
        self.problems.push(status);
        self
    }

    fn value(&self, gate: Gate, generator: &mut SchemaGenerator) -> Value {
        let mut value = json!({
            "operationId": self.id, "tags": [self.tag], "summary": self.summary,
            "security": if gate == Gate::Open { json!([]) } else { json!([{"bearer": []}, {"session": []}]) },
        });
        if !self.says.is_empty() {
            value["description"] = self.says.into();
        }
        if !self.params.is_empty() {
            let param = |p: &Param| {
                json!({"name": p.name, "in": p.place, "required": p.required, "description": p.says,
                    "schema": (p.schema)(generator)})
            };
            value["parameters"] = self.params.iter().map(param).collect();
        }
        if let Some((media, schema)) = self.body {
            value["requestBody"] =
                json!({"required": true, "content": {media: {"schema": schema(generator)}}});
        }
        let mut responses = Map::new();
        for (status, says, media, schema) in &self.answers {
            let mut answer = json!({"description": says});
            if !media.is_empty() && schema.is_none() {
                answer["content"] = json!({*media: {}});
            }
            if let Some(schema) = schema {
                answer["content"] = json!({*media: {"schema": schema(generator)}});
            }
            responses.insert(status.to_string(), answer);
        }
        let shut: &[u16] = if gate == Gate::Open { &[] } else { &[401, 403] };
        let mut problems: Vec<u16> = [shut, &self.problems].concat();
        problems.sort_unstable();
        problems.dedup();
        for status in problems {
            let schema = generator.subschema_for::<Problem>();
            responses.insert(
                status.to_string(),
                json!({"description": problem_says(status), "content": {"application/problem+json": {"schema": schema}}}),
            );
        }
        value["responses"] = Value::Object(responses);
        value
    }
}

fn problem_says(status: u16) -> &'static str {
    match status {
        400 => "The request cannot be read.",
        401 => "Nobody is signed in, or no longer.",
        403 => "The role does not include this, or not here.",
        404 => "There is no such thing, or its existence is a secret.",
        413 => "More than is taken at once.",
        422 => "It cannot be so: the rule and the field are named.",
        429 => "Too many tries; `Retry-After` says when.",
        _ => "Something failed; what was acknowledged stands.",
    }
}

/// The whole description. Made once.
pub fn document() -> &'static Value {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    DOCUMENT.get_or_init(|| make(&routes::table()))
}

/// Its bytes.
pub(crate) fn bytes() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| serde_json::to_vec(document()).unwrap_or_default())
}

fn make(table: &[Route]) -> Value {
    let settings = SchemaSettings::draft2020_12().with(|s| {
        s.definitions_path = SCHEMAS.trim_start_matches('#').to_owned().into();
        s.meta_schema = None;
    });
    let mut generator = SchemaGenerator::new(settings);
    let mut paths: Map<String, Value> = Map::new();
    for route in table {
        let Some(operation) = route.operation else { continue };
        let value = operation().value(route.gate, &mut generator);
        let item = paths.entry(route.path).or_insert_with(|| json!({}));
        item[method_key(&route.method)] = value;
    }
    let mut schemas = generator.take_definitions(true);
    plain_choices(&mut schemas);
    json!({
        "openapi": "3.1.0",
        "info": {"title": TITLE, "version": env!("CARGO_PKG_VERSION"), "description": ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer",
                    "description": "The token of a sign-in, a device, or a client system."},
                "session": {"type": "apiKey", "in": "cookie", "name": "payung_session",
                    "description": "The console's own (over HTTPS `__Host-payung_session`); a change needs `X-CSRF-Token` beside it."},
                "client": {"type": "oauth2", "description": "For other systems.",
                    "flows": {"clientCredentials": {"tokenUrl": "/api/v1/oauth/token", "scopes": {}}}},
            },
        },
    })
}

fn method_key(method: &Method) -> &'static str {
    match *method {
        Method::POST => "post",
        Method::PUT => "put",
        Method::DELETE => "delete",
        _ => "get",
    }
}

/// Choices in the form that every generator of clients reads: by `kind` a list of named types with a discriminator,
/// between plain words an `enum`.
fn plain_choices(schemas: &mut Map<String, Value>) {
    let names: Vec<String> = schemas.keys().cloned().collect();
    for name in names {
        let Some(variants) = schemas[&name]["oneOf"].as_array().cloned() else { continue };
        let words: Vec<Value> = variants.iter().filter_map(|v| v.get("const").cloned()).collect();
        let kinds: Vec<&str> = variants.iter().filter_map(kind_of).collect();
        if words.len() == variants.len() {
            schemas[&name] = as_enum(&schemas[&name], &variants, words);
        } else if kinds.len() == variants.len() {
            let named: Vec<String> = kinds.iter().map(|kind| type_name(kind)).collect();
            let reference = |name: &String| format!("{SCHEMAS}/{name}");
            let mapping: Map<String, Value> = kinds
                .iter()
                .zip(&named)
                .map(|(kind, name)| ((*kind).to_owned(), reference(name).into()))
                .collect();
            let choice = &mut schemas[&name];
            choice["oneOf"] = named.iter().map(|name| json!({"$ref": reference(name)})).collect();
            choice["discriminator"] = json!({"propertyName": "kind", "mapping": mapping});
            schemas.extend(named.into_iter().zip(variants.iter().cloned()));
        }
    }
}

fn kind_of(variant: &Value) -> Option<&str> {
    variant.pointer("/properties/kind/const")?.as_str()
}

/// What each word means goes into the one description.
fn as_enum(choice: &Value, variants: &[Value], words: Vec<Value>) -> Value {
    let mut said = choice["description"].as_str().unwrap_or_default().to_owned();
    for variant in variants {
        if let (Some(word), Some(says)) = (variant["const"].as_str(), variant["description"].as_str()) {
            said.push_str(&format!("\n\n`{word}`: {says}"));
        }
    }
    json!({"type": "string", "enum": words, "description": said.trim()})
}

/// `old_age` as `OldAge`.
fn type_name(kind: &str) -> String {
    kind.split('_')
        .map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            format!("{}{rest}", first.to_uppercase())
        })
        .collect()
}
