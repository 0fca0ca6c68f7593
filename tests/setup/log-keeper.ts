export type LogLine = { level: string; msg: string } & Record<string, unknown>

/** Keeps log lines for the test to look at instead of printing them. */
export function logKeeper(): { lines: LogLine[]; stream: { write(text: string): void } } {
  const lines: LogLine[] = []
  return { lines, stream: { write: (text) => void lines.push(JSON.parse(text) as LogLine) } }
}
