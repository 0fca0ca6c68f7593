import type { ReactNode } from 'react'
import { useT } from '#app/components/shell/reader.tsx'
import { Button } from './button.tsx'

/**
 * An act that can't be undone asks once, with its consequence in words: a fold that opens to the sentence and the real
 * button. It must be inside the form that sends it.
 */
export function ConfirmButton({
  text,
  consequence,
  confirm,
  name,
  value,
  open,
  children,
}: {
  text: ReactNode
  consequence: string
  confirm: string
  name?: string
  value?: string
  /** It was sent and refused: what was typed is shown again. */
  open?: boolean
  /** A field sent along with it, for example a reason. */
  children?: ReactNode
}) {
  const t = useT()
  return (
    <details className="menu confirm" open={open || undefined}>
      <summary>{text}</summary>
      <div className="pop">
        <p>{consequence}</p>
        {children}
        <Button look="danger" name={name} value={value}>
          {confirm}
        </Button>
        <p className="meta-text">{t('common.nothingYet')}</p>
      </div>
    </details>
  )
}
