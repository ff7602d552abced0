// The page's line to the sandbox: acts, and the stream of what happens.

/** Do something as a person; gives the result or throws an Error with the sandbox's words. */
export async function act(name, given = {}) {
  const answer = await fetch(`/control/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(given),
  });
  const body = await answer.json();
  if (!body.ok) throw new Error(body.description);
  return body.result;
}

/**
 * Call `heard(event)` for each event that the person sees, for ever. `missed()` when some were lost (the
 * page slept, the server was started anew), `line(up)` when the connection goes or comes back.
 */
export function listen(person, heard, missed, line) {
  let on = true;
  const stop = new AbortController();
  (async () => {
    let last = 0;
    while (on) {
      try {
        const answer = await fetch("/control/events", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ person, after: last, wait: 25 }),
          signal: stop.signal,
        });
        const { result } = await answer.json();
        line(true);
        if (result.missed || !last) await missed();
        last = result.last;
        for (const event of result.events) if (on) heard(event);
      } catch {
        if (!on) return;
        line(false);
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
  })();
  return () => { on = false; stop.abort(); };
}
