import { readdirSync } from 'node:fs'

/** Names of all migrations of this version, in order. Cheap: reads only the folder. */
export function migrationNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => file.slice(0, -3))
}
