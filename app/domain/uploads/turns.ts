/** Limits work that costs memory: a fixed number at a time, and one per key. */
export type Turns = {
  /** Runs `work` when it is its turn. null: work of this key is running or waiting, or the queue is full. */
  take<T>(key: string, work: () => Promise<T>): Promise<T | null>
}

/** @param most how many run concurrently. @param waiting how many may wait for them */
export function openTurns(most: number, waiting: number): Turns {
  const keys = new Set<string>()
  const queue: (() => void)[] = []
  let running = 0
  return {
    async take(key, work) {
      if (keys.has(key) || queue.length >= waiting) return null
      keys.add(key)
      try {
        if (running >= most) await new Promise<void>((resolve) => queue.push(resolve))
        else running += 1
        try {
          return await work()
        } finally {
          const next = queue.shift()
          if (next === undefined) running -= 1
          else next()
        }
      } finally {
        keys.delete(key)
      }
    },
  }
}
