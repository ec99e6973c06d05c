//! The data in the binary stays small, and travels with its licence.

use std::fs;
use std::path::Path;

/// All packed tables together; measured 765 kB with the figures.
const MOST_BYTES: u64 = 1_300_000;

#[test]
fn the_tables_stay_small_and_keep_their_notice() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let size = |name: &str| fs::metadata(folder.join(name)).unwrap().len();
    let tables =
        ["names.gz", "codes.gz", "points.gz", "regency_population.csv", "area_km2.csv", "retired.csv"];
    let all: u64 = tables.iter().map(|name| size(name)).sum();
    assert!(all < MOST_BYTES, "{all} bytes");
    let licence = fs::read_to_string(folder.join("LICENSE-cahyadsn.txt")).unwrap();
    assert!(licence.contains("Copyright (c) 2017-2025 Cahya DSN"));
    assert!(licence.contains("Permission is hereby granted, free of charge"));
    let readme = fs::read_to_string(folder.join("README.md")).unwrap();
    for name in tables {
        assert!(readme.contains(name), "{name} is not explained");
    }
}
