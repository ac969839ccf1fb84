//! main
fn main(){ let c=repdex::catalog::Catalog::built_in(); let q=std::env::args().skip(1).collect::<Vec<_>>().join(" "); for f in c.search(&q,&Default::default()).iter().take(8){ println!("{:40} {:20} {}", f.entry.name(), f.matched.tier, f.matched.why);} }
