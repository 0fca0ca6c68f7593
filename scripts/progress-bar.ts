import { Presets, SingleBar } from 'cli-progress'

/** A bar on the terminal (stderr); silent when it is no terminal. */
export function progressBar(name: string, wanted = true): { update(done: number, total: number): void; stop(): void } {
  if (!wanted || !process.stderr.isTTY) return { update: () => undefined, stop: () => undefined }
  const bar = new SingleBar(
    {
      format: `${name} {bar} {percentage}% {value}/{total} {eta_formatted} left`,
      stream: process.stderr,
      hideCursor: true,
    },
    Presets.shades_classic,
  )
  let started = false
  return {
    update(done, total) {
      if (!started) bar.start(total, done)
      else bar.update(done)
      started = true
    },
    stop: () => bar.stop(),
  }
}
