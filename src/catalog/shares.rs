//! Work over many pages, shared among the processors of the machine.

use std::thread;

/// Below this many pages a thread costs more than it saves.
const WORTH_A_THREAD: usize = 256;

/// What some work makes of shares of the items, in the order of the items, however many threads there are to do it.
pub fn in_shares<T: Sync, R: Send>(items: &[T], work: impl Fn(&[T]) -> Vec<R> + Sync) -> Vec<R> {
    if items.len() <= WORTH_A_THREAD {
        return work(items);
    }
    let hands = thread::available_parallelism().map_or(1, usize::from);
    let share = items.len().div_ceil(hands).max(WORTH_A_THREAD);
    let mut shares = items.chunks(share);
    let own_share = shares.next().unwrap_or_default();
    let work = &work;
    thread::scope(|scope| {
        let helpers: Vec<_> = shares
            .map(|share| {
                let thread = thread::Builder::new();
                (share, thread.spawn_scoped(scope, move || work(share)))
            })
            .collect();
        let mut done = work(own_share);
        for (share, helper) in helpers {
            // No thread to be had, or one that died: the share is done here.
            let made = helper.ok().and_then(|helper| helper.join().ok());
            done.extend(made.unwrap_or_else(|| work(share)));
        }
        done
    })
}
