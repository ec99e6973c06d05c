use serde_json::json;
use web::ui::api_docs;

pub const PAGES: &[crate::Page] = &[("docs-api", |c| api_docs::page(c, &openapi()))];

fn openapi() -> serde_json::Value {
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Payung API", "version": "0.1.0",
            "description": "Commands in batches, one answer per command.\n\nA single command is a batch of one."},
        "paths": {
            "/api/v1/commands": {"post": {
                "operationId": "sendCommands", "summary": "Send commands",
                "description": "Sending the same command again gives the same answer.",
                "parameters": [{"name": "Idempotency-Key", "in": "header", "required": true,
                    "description": "One per batch.", "schema": {"type": "string", "format": "uuid"}}],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Batch"}}}},
                "responses": {
                    "200": {"description": "An answer per command.", "content": {"application/json": {
                        "schema": {"type": "array", "items": {"$ref": "#/components/schemas/Answer"}}}}},
                    "400": {"description": "Not a batch."}}}},
            "/api/v1/coverage": {"get": {
                "operationId": "coverage", "summary": "Is this person covered on this day?",
                "parameters": [
                    {"name": "member", "in": "query", "required": true, "description": "The member's id.", "schema": {"type": "string", "format": "uuid"}},
                    {"name": "on", "in": "query", "description": "Today where it is left out.", "schema": {"type": "string", "format": "date"}}],
                "responses": {"200": {"description": "The state, per programme, with its reasons."}}}}},
        "components": {"schemas": {
            "Batch": {"type": "object", "description": "Up to 1,000 commands.", "required": ["commands"],
                "example": {"commands": [{"id": "01934a00-0000-7000-8000-000000000002", "kind": "pay", "months": 3, "amount_rupiah": 33600}]},
                "properties": {"commands": {"type": "array", "description": "In the order of happening.", "items": {"$ref": "#/components/schemas/Command"}}}},
            "Command": {"oneOf": [
                {"type": "object", "description": "Register a person.", "required": ["kind"], "properties": {"kind": {"const": "register"}}},
                {"type": "object", "description": "Take a contribution.", "required": ["kind", "months"], "properties": {"kind": {"const": "pay"}, "months": {"enum": [1, 3, 6, 12]}}}]},
            "Answer": {"type": "object", "required": ["outcome"], "properties": {
                "outcome": {"enum": ["done", "refused", "recorded"], "description": "How it ended."},
                "receipt": {"type": ["string", "null"], "description": "The receipt's number, where money was taken."}}}}}
    })
}
