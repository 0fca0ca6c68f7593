import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** Identifies a process, also against a later one with the same number: host, number, start. */
export const processMark = markOf(process.pid)

/**
 * Whether the process with this mark is known to be gone. False for a process of another machine, which
 * cannot be checked from here.
 */
export function isGone(mark: string): boolean {
  const [host, pid] = mark.split(' ')
  return host === hostname() && markOf(Number(pid)) !== mark
}

function markOf(pid: number): string {
  return `${hostname()} ${pid} ${startOf(pid)}`
}

/** When a process started, in any unit; where the system does not tell it, whether there is one. */
function startOf(pid: number): string {
  try {
    // The name of the program, in brackets, may hold spaces; the start is the 20th field after it.
    return readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ')[19] ?? 'gone'
  } catch {
    if (process.platform === 'linux') return 'gone'
  }
  try {
    process.kill(pid, 0)
    return 'alive'
  } catch (error) {
    // It belongs to another user of the machine, so it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? 'alive' : 'gone'
  }
}
