//! A line on a terminal for what takes over a second.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How long a run may take before it says that it is at work.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the line is drawn.
const TICK: Duration = Duration::from_millis(200);

/// Says on standard error, where that is a terminal, how far a run is that takes over a second. The line is gone when this
/// is dropped.
#[derive(Debug)]
pub(crate) struct Progress {
    done: Arc<AtomicUsize>,
    drawing: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Begins a run over `total` maps.
    pub(crate) fn new(total: usize) -> Self {
        let done = Arc::new(AtomicUsize::new(0));
        let is_seen = io::stderr().is_terminal();
        let drawing = is_seen.then(|| {
            let (stop, stopped) = mpsc::channel();
            let done = Arc::clone(&done);
            let drawing = std::thread::spawn(move || {
                let began = Instant::now();
                let mut wait = PATIENCE;
                while stopped.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                    draw(&line(done.load(Ordering::Relaxed), total, began.elapsed()));
                    wait = TICK;
                }
                if began.elapsed() > PATIENCE {
                    draw("");
                }
            });
            (stop, drawing)
        });
        Self { done, drawing }
    }

    /// Notes that one more map is done.
    pub(crate) fn advance(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((stop, drawing)) = self.drawing.take() {
            drop(stop);
            // A line that could not be drawn is not missed.
            let _joined = drawing.join();
        }
    }
}

/// Returns what is drawn.
fn line(done: usize, total: usize, elapsed: Duration) -> String {
    const WIDTH: usize = 24;
    let seconds = elapsed.as_secs();
    if total < 2 {
        return format!("checking for {seconds} s");
    }
    let filled = WIDTH * done.min(total) / total;
    let bar = format!("{}{}", "=".repeat(filled), " ".repeat(WIDTH - filled));
    format!("[{bar}] {done} of {total} maps, {seconds} s")
}

/// Draws a line over the last one.
fn draw(line: &str) {
    let mut out = io::stderr().lock();
    let _unseen = write!(out, "\r\x1b[K{line}");
    let _unseen = out.flush();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_how_far_it_is() {
        let elapsed = Duration::from_secs(3);
        assert_eq!(line(0, 1, elapsed), "checking for 3 s");
        assert_eq!(
            line(1, 4, elapsed),
            "[======                  ] 1 of 4 maps, 3 s"
        );
        assert_eq!(
            line(9, 4, elapsed),
            format!("[{}] 9 of 4 maps, 3 s", "=".repeat(24))
        );
    }
}
