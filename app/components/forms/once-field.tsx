import { useReader } from '#app/components/shell/reader.tsx'
import { renderedLate } from '#app/html/kept.ts'

/**
 * The hidden field that makes a double click or a retry of a form do nothing twice. Part of every form that writes.
 */
export const OnceField = renderedLate(() => <input type="hidden" name="once" value={useReader().formStamp} />)
