/** What the server tells: that something is new, never what it says. `at`: milliseconds since 1970. */
export type LiveMessage = { key: string; item: string; at: number }

/** What a page asks for. `since`: when it was made, in milliseconds since 1970. */
export type Wanted = { keys: string[]; since: number }

type Said = { from: string; wanted: Wanted } | { who: true } | { heard: LiveMessage }

const name = 'dangol-stream'
/** Tabs that open together are answered by one stream. */
const gatherMs = 200
/** When the server refuses: it is full, or older than this page. */
const refusedMs = 60_000

/**
 * One stream of a browser, whatever the number of its tabs: the tab that holds the lock opens it and passes on what it
 * hears. Where locks or channels are missing, as without https, there is none, and pages are as new as their loading.
 * @returns what is called when the page asks for something else
 */
export function openStream(wanted: () => Wanted, heard: (message: LiveMessage) => void): () => void {
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) return () => undefined
  const tab = Math.random().toString(36)
  let channel: BroadcastChannel
  let leave: () => void
  let lead: ReturnType<typeof startLeading> | null = null

  const say = (said: Said): void => {
    // The rule means windows: a channel reaches this origin alone.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    channel.postMessage(said)
  }
  const ask = (): void => {
    say({ from: tab, wanted: wanted() })
    lead?.want(tab, wanted())
  }
  const hear = (message: LiveMessage): void => {
    say({ heard: message })
    heard(message)
  }

  function join(): void {
    channel = new BroadcastChannel(name)
    channel.addEventListener('message', ({ data }: MessageEvent<Said>) => {
      if ('heard' in data) heard(data.heard)
      else if ('who' in data) ask()
      else lead?.want(data.from, data.wanted)
    })
    const waiting = new AbortController()
    let release = (): void => waiting.abort()
    leave = () => {
      say({ from: tab, wanted: { keys: [], since: 0 } })
      lead?.end()
      lead = null
      release()
      channel.close()
    }
    navigator.locks
      .request(name, { signal: waiting.signal }, () => {
        lead = startLeading(hear)
        say({ who: true })
        ask()
        return new Promise<void>((resolve) => (release = resolve))
      })
      .catch(() => undefined)
    ask()
  }

  join()
  // A page that is kept for going back to may hold neither lock nor connection.
  window.addEventListener('pagehide', () => leave())
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) join()
  })
  return ask
}

/** Holds the connection for all tabs. It is opened again when a tab asks for more; on its own it goes on by itself. */
function startLeading(heard: (message: LiveMessage) => void) {
  const tabs = new Map<string, Wanted>()
  let source: EventSource | null = null
  let open = ''
  let last = 0
  let timer = 0

  function connect(): void {
    const wanted = [...tabs.values()].filter(({ keys }) => keys.length > 0)
    const keys = [...new Set(wanted.flatMap((one) => one.keys))].sort()
    source?.close()
    source = null
    open = keys.join(' ')
    if (keys.length === 0) return
    const since = Math.min(...wanted.map((one) => Math.max(one.since, last)))
    source = new EventSource(
      `/stream?${new URLSearchParams([...keys.map((key) => ['for', key]), ['since', String(since)]])}`,
    )
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const message = JSON.parse(data) as LiveMessage
      last = Math.max(last, message.at)
      heard(message)
    })
    source.addEventListener('error', () => {
      if (source?.readyState === EventSource.CLOSED) later(refusedMs * (1 + Math.random()))
    })
  }

  function later(ms: number): void {
    clearTimeout(timer)
    timer = window.setTimeout(connect, ms)
  }

  return {
    want(tab: string, wanted: Wanted): void {
      if (wanted.keys.length === 0) tabs.delete(tab)
      else tabs.set(tab, wanted)
      // What no tab asks for any more is left out when there is another reason to connect.
      const known = new Set(open.split(' '))
      if (wanted.keys.some((key) => !known.has(key))) later(gatherMs)
    },
    end(): void {
      clearTimeout(timer)
      source?.close()
    },
  }
}
