import type { ComponentProps, ReactNode } from 'react'
import { Button } from '#app/components/parts/button.tsx'

/** The search above a table or a list: a box for `q`, what narrows the list beside it (`children`), one button. */
export function FilterForm({
  id,
  label,
  value,
  submit,
  maxLength = 100,
  autoCapitalize,
  children,
}: {
  /** Of the box, unique on the page. */
  id: string
  label: string
  value: string
  /** The text of the button. */
  submit: string
  children?: ReactNode
} & Pick<ComponentProps<'input'>, 'maxLength' | 'autoCapitalize'>) {
  return (
    <form method="get" className="filters" role="search">
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          name="q"
          type="search"
          defaultValue={value}
          maxLength={maxLength}
          autoCapitalize={autoCapitalize}
        />
      </div>
      {children}
      <Button>{submit}</Button>
    </form>
  )
}
