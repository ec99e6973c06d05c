//! Signing in: people, devices, client systems.
