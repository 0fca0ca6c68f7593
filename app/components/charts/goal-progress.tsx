import { Progress } from '#app/components/parts/progress.tsx'
import { useId } from '#app/html/context.ts'

/**
 * How far one figure is from its bar: the words, the bar, the figures. For conditions and goals.
 *
 * @param done true when the bar is reached; said in `doneText` as well, never by colour alone
 */
export function GoalProgress({
  name,
  value,
  goal,
  figures,
  done,
  doneText,
  hint,
}: {
  name: string
  value: number
  goal: number
  /** `3 of 5`, in the reader's language. */
  figures: string
  done: boolean
  doneText: string
  hint?: string | null
}) {
  const id = useId()
  return (
    <div className="way">
      <p id={id}>
        <b>{name}</b> <span className="meta-text">{figures}</span>
        {done && ' '}
        {done && <span className="meta-text done">{doneText}</span>}
      </p>
      <Progress value={goal === 0 ? 1 : value} max={goal === 0 ? 1 : goal} label={`${name}: ${figures}`} />
      {hint && <p className="meta-text">{hint}</p>}
    </div>
  )
}
