import type { ReactNode } from 'react'
import { Button } from '#app/components/parts/button.tsx'

/** What one button of a scale says below its number; null: nothing. */
export type ScaleStep = { score: number; word: string | null; label: string }

/** A question whose answers are the buttons of the form around it: each sends its score. */
export function Scale({
  question,
  steps,
  chosen,
  ends,
}: {
  question: string
  steps: readonly ScaleStep[]
  /** The score that was given; null before. */
  chosen: number | null
  /** What the lowest and the highest mean, below the scale. */
  ends?: { low: ReactNode; high: ReactNode }
}) {
  return (
    <fieldset className="plain">
      <legend className="said-only">{question}</legend>
      <div className={steps.length > 5 ? 'scale long' : 'scale'}>
        {steps.map(({ score, word, label }) => (
          <Button
            key={score}
            name="score"
            value={score}
            aria-label={label}
            aria-pressed={chosen === null ? undefined : chosen === score}
          >
            <span className="num">{score}</span>
            {word !== null && <small>{word}</small>}
          </Button>
        ))}
      </div>
      {ends && (
        <p className="scale-ends" aria-hidden="true">
          <span>{ends.low}</span>
          <span>{ends.high}</span>
        </p>
      )}
    </fieldset>
  )
}
