import { useReader } from '#app/components/shell/reader.tsx'

/**
 * The hidden field that makes a double click or a retry of a form do nothing twice. Part of every form that writes.
 */
export function OnceField() {
  return <input type="hidden" name="once" value={useReader().formStamp} />
}
