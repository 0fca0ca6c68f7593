import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Processor time and resident memory of another process of this machine. */
export type ProcessFigures = { cpuMs: number; rssMb: number }

/** @throws Error when there is no such process. */
export function figuresOf(pid: number): ProcessFigures {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
}

const ticksPerSecond =
  process.platform === 'linux' ? Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout) || 100 : 100

function fromProc(pid: number): ProcessFigures {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in brackets may hold anything; utime and stime are the 12th and 13th field behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const rss = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return {
    cpuMs: ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond,
    rssMb: Number(rss?.[1] ?? 0) / 1_024,
  }
}

function fromPs(pid: number): ProcessFigures {
  const { stdout } = spawnSync('ps', ['-o', 'time=,rss=', '-p', String(pid)], { encoding: 'utf8' })
  const [time = '', rss = ''] = stdout.trim().split(/\s+/)
  if (rss === '') throw new Error(`There is no process ${pid}.`)
  const seconds = time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  return { cpuMs: seconds * 1_000, rssMb: Number(rss) / 1_024 }
}
