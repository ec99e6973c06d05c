use serde_json::Value;
use std::collections::BTreeSet;
use web::{Face, Gate};

#[test]
fn the_description_is_the_committed_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json");
    let now = format!("{}\n", serde_json::to_string_pretty(web::openapi()).unwrap());
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == now,
        "the API has changed; if that is meant, run with UPDATE_SNAPSHOTS=1 and commit openapi.json"
    );
}

#[test]
fn description_and_routes_agree() {
    let document = web::openapi();
    let mut described = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in item.as_object().unwrap().keys() {
            described.insert((method.to_uppercase(), path.clone()));
        }
    }
    let api = web::table().into_iter().filter(|r| r.face == Face::Api);
    let routed: BTreeSet<_> = api.map(|r| (r.method.to_string(), r.path.to_owned())).collect();
    assert_eq!(described, routed);
    assert!(routed.len() >= 20, "{}", routed.len());
}

#[test]
fn every_operation_can_be_called_by_its_name_and_says_who_may() {
    let document = web::openapi();
    let mut ids = BTreeSet::new();
    for route in web::table().iter().filter(|r| r.face == Face::Api) {
        let operation = &document["paths"][route.path][route.method.as_str().to_lowercase()];
        let id = operation["operationId"].as_str().unwrap();
        assert!(ids.insert(id), "{id} twice");
        assert!(!operation["summary"].as_str().unwrap().is_empty());
        let open = operation["security"].as_array().unwrap().is_empty();
        assert_eq!(open, route.gate == Gate::Open, "{id}");
        let named: BTreeSet<&str> = parameters(operation, "path").collect();
        let in_path: BTreeSet<&str> =
            route.path.split('/').filter_map(|p| p.strip_prefix('{')?.strip_suffix('}')).collect();
        assert_eq!(named, in_path, "{id}");
    }
}

fn parameters<'a>(operation: &'a Value, place: &'a str) -> impl Iterator<Item = &'a str> {
    let all = operation["parameters"].as_array().into_iter().flatten();
    all.filter(move |p| p["in"] == place).map(|p| p["name"].as_str().unwrap())
}

#[test]
fn every_reference_leads_somewhere() {
    let document = web::openapi();
    let mut references = Vec::new();
    gather(document, &mut references);
    assert!(references.len() > 50);
    for reference in references {
        let found = reference.strip_prefix('#').and_then(|r| document.pointer(r));
        assert!(found.is_some(), "{reference}");
    }
}

fn gather<'a>(value: &'a Value, into: &mut Vec<&'a str>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(reference) if name == "$ref" => into.push(reference),
                    other => gather(other, into),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, into)),
        _ => {}
    }
}

#[test]
fn commands_are_told_apart_by_kind() {
    let document = web::openapi();
    let command = document.pointer("/components/schemas/Command").unwrap();
    let mapping = command["discriminator"]["mapping"].as_object().unwrap();
    assert_eq!(mapping.len(), command["oneOf"].as_array().unwrap().len());
    for (kind, reference) in mapping {
        let pointer = reference.as_str().unwrap().strip_prefix('#').unwrap();
        let variant = document.pointer(pointer).unwrap();
        assert_eq!(variant["properties"]["kind"]["const"], kind.as_str());
        assert!(variant["required"].as_array().unwrap().contains(&"kind".into()));
    }
    assert!(mapping.contains_key("register") && mapping.contains_key("pay"));
}
