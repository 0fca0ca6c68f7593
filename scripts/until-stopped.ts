/** Resolves at the first SIGTERM or SIGINT; a second one ends the process at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      resolve()
      process.once('SIGTERM', () => process.exit(1))
      process.once('SIGINT', () => process.exit(1))
    }
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
  })
}
