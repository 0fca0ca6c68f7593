import { Agent, request } from 'node:http'

/** One stretch of load. Every connection sends its next request when the answer to the last one is there. */
export type Load = {
  port: number
  seconds: number
  /** Continues beyond `seconds` until this many were answered, but no longer than 20 s. */
  atLeast?: number
  connections: number
  /** Sent one after the other, from the start again at the end. With a form it is a POST. */
  targets: { path: string; form?: Record<string, string> }[]
  headers: Record<string, string>
  /** Every other status counts as wrong. */
  status: number
}

/**
 * Milliseconds from the request to the last byte of the answer. `bytes`: median of the bodies as they came over the
 * wire.
 */
export type LoadResult = { requests: number; wrong: number; seconds: number; p50: number; p99: number; bytes: number }

/** In a process of its own, so that sending takes nothing from the thread that answers. */
process.on('message', (load: Load) => {
  void run(load).then((result) => process.send?.(result, () => process.disconnect()))
})

async function run(load: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections })
  const took: number[] = []
  const sizes: number[] = []
  let wrong = 0
  let next = 0
  const startedAt = performance.now()
  const until = startedAt + load.seconds * 1_000
  const goesOn = (now: number): boolean =>
    now < until || (took.length < (load.atLeast ?? 0) && now < startedAt + 20_000)
  const connection = async (): Promise<void> => {
    while (goesOn(performance.now())) {
      const number = next++
      const target = load.targets[number % load.targets.length]
      if (target === undefined) return
      const sentAt = performance.now()
      const { status, bytes } = await send(load, agent, target, number)
      took.push(performance.now() - sentAt)
      sizes.push(bytes)
      if (status !== load.status) wrong++
    }
  }
  await Promise.all(Array.from({ length: load.connections }, connection))
  agent.destroy()
  return {
    requests: took.length,
    wrong,
    seconds: (performance.now() - startedAt) / 1_000,
    p50: at(took, 0.5),
    p99: at(took, 0.99),
    bytes: at(sizes, 0.5),
  }
}

function send(
  { port, headers }: Load,
  agent: Agent,
  { path, form }: Load['targets'][number],
  number: number,
): Promise<{ status: number; bytes: number }> {
  // No two posts are the same, as among people.
  const body =
    form === undefined
      ? null
      : new URLSearchParams(
          Object.entries(form).map(([name, text]) => [name, text.replace('{n}', `${number}-${process.pid}`)]),
        ).toString()
  const all =
    body === null
      ? headers
      : {
          ...headers,
          'Content-Type': 'application/x-www-form-urlencoded',
          'Content-Length': String(Buffer.byteLength(body)),
        }
  return new Promise((resolve) => {
    const sent = request(
      { host: '127.0.0.1', port, path, agent, method: body === null ? 'GET' : 'POST', headers: all },
      (answer) => {
        let bytes = 0
        answer.on('data', (chunk: Buffer) => (bytes += chunk.length))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, bytes }))
        answer.on('error', () => resolve({ status: 0, bytes }))
      },
    )
    sent.on('error', () => resolve({ status: 0, bytes: 0 }))
    sent.end(body ?? undefined)
  })
}

function at(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(part * values.length))] ?? 0
}
