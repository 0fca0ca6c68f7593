/** How far something has come. `label` says what; the words beside it say how much. */
export function Progress({ value, max, label }: { value: number; max: number; label: string }) {
  return (
    <progress max={max} value={Math.min(value, max)} aria-label={label}>
      {Math.round((100 * value) / max)}%
    </progress>
  )
}
