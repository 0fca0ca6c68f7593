import { readFileSync } from 'node:fs'
import path from 'node:path'

/** All styles of the site as one text, in the order in which `app.css` imports them. */
export function siteStyles(file = 'app/styles/app.css'): string {
  return readFileSync(file, 'utf8').replaceAll(/@import '([^']+)';/g, (_all, name: string) =>
    siteStyles(path.join(path.dirname(file), name)),
  )
}
