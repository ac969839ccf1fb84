//! repdex: a reference for exercises. The library behind the command; its rooms stand on floors, and a floor knows only
//! those below it: text and vocabulary, the record, then pages, queries and search, the catalogue, views, the command
//! line.

pub mod catalog;
pub mod cli;
pub mod exercise;
pub mod page;
pub mod query;
pub mod search;
pub mod text;
pub mod view;
pub mod vocabulary;
