//! The API's description as a page, read from the OpenAPI value alone: nothing from outside, no script.

use super::{Ctx, shell, to};
use kernel::Note;
use maud::{Markup, html};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];
const NAME_DEPTH: usize = 3;

pub fn page(ctx: &Ctx, openapi: &Value) -> Markup {
    let title = text_of(openapi, "/info/title");
    let operations = operations(openapi);
    shell::frame(
        ctx,
        title,
        "page docs",
        html! {
            p.eyebrow { (ctx.t("api.eyebrow")) " · " (text_of(openapi, "/info/version")) }
            h1 { (title) }
            @for part in text_of(openapi, "/info/description").split("\n\n") { p.lede { (part) } }
            p { a href=(to::API_COMMANDS) { (ctx.t("api.commands")) } " · " a href=(to::API_SHAPES) { (ctx.t("api.schemas")) } " · " a href="/openapi.json" { (ctx.t("api.raw")) } }
            nav.contents aria-label=(ctx.t("api.contents")) {
                ul { @for op in &operations { li { a href={ "#" (op.anchor()) } { (method(op.method)) " " code { (op.path) } } } } }
            }
            @for op in &operations { (operation(ctx, openapi, op)) }
        },
    )
}

/// Shape by shape what a command is made of, or everything else that is sent and answered: pages of their own, because
/// all of it together is heavy.
pub fn shapes(ctx: &Ctx, openapi: &Value, of_commands: bool) -> Markup {
    let title = ctx.t(if of_commands { "api.commands" } else { "api.schemas" });
    let all = openapi.pointer("/components/schemas").and_then(Value::as_object);
    let shown =
        all.into_iter().flatten().filter(|(name, _)| OF_COMMANDS.contains(name.as_str()) == of_commands);
    shell::frame(
        ctx,
        &title,
        "page docs",
        html! {
            p.eyebrow { a href=(to::API_DOCS) { (text_of(openapi, "/info/title")) } }
            h1 { (title) }
            @for (name, schema) in shown { (shape(ctx, name, schema)) }
        },
    )
}

/// The names of the shapes that a command is made of.
static OF_COMMANDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let (mut found, mut waiting) = (BTreeSet::new(), vec![COMMAND.to_owned()]);
    while let Some(name) = waiting.pop() {
        if let Some(shape) = crate::openapi().pointer(&format!("/components/schemas/{name}")) {
            named(shape, &mut waiting);
            waiting.retain(|next| *next != name && !found.contains(next));
            found.insert(name);
        }
    }
    found
});
const COMMAND: &str = "Command";

/// The shapes that one points to.
fn named(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str).and_then(name_of).map(str::to_owned));
            fields.values().for_each(|field| named(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| named(item, found)),
        _ => {}
    }
}

fn name_of(reference: &str) -> Option<&str> {
    reference.rsplit('/').next()
}

struct Operation<'a> {
    path: &'a str,
    method: &'a str,
    value: &'a Value,
}

impl Operation<'_> {
    fn anchor(&self) -> String {
        self.value["operationId"].as_str().map(str::to_owned).unwrap_or_else(|| {
            let path: String =
                self.path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
            format!("{}{path}", self.method)
        })
    }
}

fn operations(openapi: &Value) -> Vec<Operation<'_>> {
    let mut all = Vec::new();
    for (path, item) in openapi["paths"].as_object().into_iter().flatten() {
        all.extend(
            METHODS.iter().filter_map(|m| item.get(*m).map(|value| Operation { path, method: m, value })),
        );
    }
    all
}

fn text_of<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

fn method(name: &str) -> Markup {
    html! { span class={ "method m-" (name) } { (name.to_uppercase()) } }
}

fn operation(ctx: &Ctx, openapi: &Value, op: &Operation) -> Markup {
    html! {
        section.operation id=(op.anchor()) {
            h2 { (method(op.method)) " " code { (op.path) } }
            p { strong { (text_of(op.value, "/summary")) } }
            @for part in text_of(op.value, "/description").split("\n\n").filter(|p| !p.is_empty()) { p { (part) } }
            (parameters(ctx, op.value))
            (body(ctx, openapi, op.value.pointer("/requestBody/content"), &ctx.t("api.body")))
            (responses(ctx, openapi, op.value))
        }
    }
}

fn parameters(ctx: &Ctx, value: &Value) -> Markup {
    let Some(list) = value["parameters"].as_array().filter(|l| !l.is_empty()) else { return html! {} };
    let caption = ctx.t("api.parameters");
    html! {
        h3 { (caption) }
        (shell::scroll(&caption, html! {
            table {
                caption.quiet { (caption) }
                thead { tr { th scope="col" { (ctx.t("api.name")) } th scope="col" { (ctx.t("api.type")) } th scope="col" { (ctx.t("api.meaning")) } } }
                tbody {
                    @for p in list {
                        tr {
                            th scope="row" { code { (text_of(p, "/name")) } small { (text_of(p, "/in")) @if p["required"] == true { ", " (ctx.t("api.required")) } } }
                            td { (kind(&p["schema"])) }
                            td { (text_of(p, "/description")) }
                        }
                    }
                }
            }
        }))
    }
}

fn body(ctx: &Ctx, openapi: &Value, content: Option<&Value>, title: &str) -> Markup {
    let Some(content) = content.and_then(Value::as_object) else { return html! {} };
    html! {
        @for (media, value) in content {
            h3 { (title) " " small { code { (media) } } }
            p { (kind(&value["schema"])) }
            @if let Some(example) = example(openapi, value) { (shell::fold(&ctx.t("api.example"), html! { pre tabindex="0" { code { (example) } } })) }
        }
    }
}

fn example(openapi: &Value, media: &Value) -> Option<String> {
    let own = media.get("example").or_else(|| media["examples"].as_object()?.values().next()?.get("value"));
    let named = || {
        let name = media["schema"]["$ref"].as_str()?.strip_prefix('#')?;
        openapi.pointer(name)?.get("example").or_else(|| openapi.pointer(name)?["examples"].get(0))
    };
    serde_json::to_string_pretty(own.or_else(named)?).ok()
}

fn responses(ctx: &Ctx, openapi: &Value, value: &Value) -> Markup {
    let Some(all) = value["responses"].as_object() else { return html! {} };
    html! {
        h3 { (ctx.t("api.answers")) }
        dl.answers {
            @for (status, answer) in all {
                div {
                    dt { code { (status) } }
                    dd {
                        (text_of(answer, "/description"))
                        @for (media, value) in answer["content"].as_object().into_iter().flatten() {
                            p.small { code { (media) } " " (kind(&value["schema"])) }
                            @if let Some(example) = example(openapi, value) { (shell::fold(&ctx.t("api.example"), html! { pre tabindex="0" { code { (example) } } })) }
                        }
                    }
                }
            }
        }
    }
}

fn shape(ctx: &Ctx, name: &str, schema: &Value) -> Markup {
    html! {
        section.operation id={ "schema-" (name) } {
            h2 { code { (name) } }
            @if let Some(said) = schema["description"].as_str() { p { (said) } }
            @if let Some(one) = schema["oneOf"].as_array().or(schema["anyOf"].as_array()) {
                p { (ctx.t("api.one_of")) }
                ul { @for variant in one { li { (kind(variant)) @if let Some(said) = variant["description"].as_str() { " " (said) } (properties(ctx, name, variant)) } } }
            } @else { p { (kind(schema)) } (properties(ctx, name, schema)) }
        }
    }
}

fn properties(ctx: &Ctx, name: &str, schema: &Value) -> Markup {
    let Some(all) = schema["properties"].as_object() else { return html! {} };
    let required = |field: &str| schema["required"].as_array().is_some_and(|r| r.iter().any(|x| x == field));
    let caption = ctx.say(&Note::new("api.fields").with("name", name));
    shell::scroll(
        &caption,
        html! {
            table {
                caption.quiet { (caption) }
                thead { tr { th scope="col" { (ctx.t("api.name")) } th scope="col" { (ctx.t("api.type")) } th scope="col" { (ctx.t("api.meaning")) } } }
                tbody {
                    @for (field, value) in all {
                        tr {
                            th scope="row" { code { (field) } @if required(field) { small { (ctx.t("api.required")) } } }
                            td { (kind(value)) }
                            td { (text_of(value, "/description")) }
                        }
                    }
                }
            }
        },
    )
}

/// A type in a few words, a link where it has a name.
fn kind(schema: &Value) -> Markup {
    kind_at(schema, 0)
}

fn kind_at(schema: &Value, depth: usize) -> Markup {
    if depth > NAME_DEPTH {
        return html! { "…" };
    }
    if let Some(name) = schema["$ref"].as_str().and_then(name_of) {
        let page = if OF_COMMANDS.contains(name) { to::API_COMMANDS } else { to::API_SHAPES };
        return html! { a href={ (page) "#schema-" (name) } { code { (name) } } };
    }
    if let Some(value) = schema.get("const") {
        return html! { code { (value.to_string()) } };
    }
    if let Some(values) = schema["enum"].as_array() {
        return html! { @for (i, v) in values.iter().enumerate() { @if i > 0 { " | " } code { (v.to_string()) } } };
    }
    if let Some(any) = schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
        return html! { @for (i, v) in any.iter().enumerate() { @if i > 0 { " | " } (kind_at(v, depth + 1)) } };
    }
    if schema["type"] == "array" {
        return html! { (kind_at(&schema["items"], depth + 1)) "[]" };
    }
    let plain = match &schema["type"] {
        Value::String(name) => name.clone(),
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" | "),
        _ => "any".to_owned(),
    };
    html! { (plain) @if let Some(format) = schema["format"].as_str() { " (" (format) ")" } }
}
