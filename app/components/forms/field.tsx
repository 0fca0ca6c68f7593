import type { ComponentProps, ReactNode } from 'react'
import { Icon } from '#app/components/parts/icon.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { messageText } from '#app/i18n/message.ts'
import type { Field } from './action-form.tsx'

type Frame = {
  field: Field
  label: string
  /** What helps to fill it in, above the control. */
  hint?: ReactNode
  /** Says "(optional)" beside the label. */
  optional?: boolean
}

/** Label, hint, message and one control, connected for screen readers. */
function FieldFrame({ field, label, hint, optional, children }: Frame & { children: ReactNode }) {
  const t = useT()
  return (
    <div className="field">
      <label htmlFor={field.id}>
        {label} {optional && <span className="hint">({t('common.optional')})</span>}
      </label>
      {hint && (
        <span className="hint" id={field.descriptionId}>
          {hint}
        </span>
      )}
      <FieldError field={field} />
      {children}
    </div>
  )
}

export function FieldError({ field }: { field: Field }) {
  const t = useT()
  const [message] = field.errors ?? []
  if (message === undefined) return null
  return (
    <span className="error" id={field.errorId}>
      <Icon name="warn" size="small" />
      {messageText(t, message)}
    </span>
  )
}

/** A line of text, a password, an e-mail address, a number. */
export function TextField({
  field,
  label,
  hint,
  optional,
  ...input
}: Frame & Omit<ComponentProps<'input'>, keyof Frame>) {
  const password = input.type === 'password'
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional}>
      <input
        {...controlProps(field, hint)}
        defaultValue={password ? undefined : textOf(field)}
        required={!optional}
        {...input}
      />
    </FieldFrame>
  )
}

export function TextArea({
  field,
  label,
  hint,
  optional,
  ...area
}: Frame & Omit<ComponentProps<'textarea'>, keyof Frame>) {
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional}>
      <textarea {...controlProps(field, hint)} defaultValue={textOf(field)} required={!optional} {...area} />
    </FieldFrame>
  )
}

export type Option = { value: string; text: string; hint?: string }

export function SelectField({
  field,
  label,
  hint,
  optional,
  options,
  none,
  ...select
}: Frame &
  Omit<ComponentProps<'select'>, keyof Frame> & {
    options: readonly Option[]
    /** The text of an empty first choice. */
    none?: string
  }) {
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional}>
      <select {...controlProps(field, hint)} defaultValue={textOf(field) ?? ''} required={!optional} {...select}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** A few choices, each with what it means. `several` makes them check boxes. */
export function ChoiceField({
  field,
  label,
  hint,
  options,
  several,
}: Frame & { options: readonly Option[]; several?: boolean }) {
  const chosen = [field.initialValue].flat().filter((value) => typeof value === 'string')
  return (
    <fieldset className="field" id={field.id} aria-describedby={describedBy(field, hint)}>
      <legend>{label}</legend>
      {hint && (
        <span className="hint" id={field.descriptionId}>
          {hint}
        </span>
      )}
      <FieldError field={field} />
      {options.map((option) => (
        <label className="choice" key={option.value}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={field.name}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
          />
          <span>
            {option.text}
            {option.hint && (
              <>
                <br />
                <small className="quiet-text">{option.hint}</small>
              </>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** One yes or no. Sends `on` or nothing. */
export function CheckField({ field, label, hint }: Omit<Frame, 'optional'>) {
  return (
    <div className="field">
      <FieldError field={field} />
      <label className="choice">
        <input type="checkbox" {...controlProps(field, hint)} defaultChecked={textOf(field) === 'on'} />
        <span>
          {label}
          {hint && (
            <>
              <br />
              <small className="quiet-text" id={field.descriptionId}>
                {hint}
              </small>
            </>
          )}
        </span>
      </label>
    </div>
  )
}

/** The attributes that tie a control to its field, its hint and its message. */
export function controlProps(field: Field, hint?: ReactNode) {
  return {
    id: field.id,
    name: field.name,
    'aria-invalid': field.errors ? true : undefined,
    'aria-describedby': describedBy(field, hint),
  } as const
}

export function textOf(field: Field): string | undefined {
  return typeof field.initialValue === 'string' ? field.initialValue : undefined
}

function describedBy(field: Field, hint: ReactNode): string | undefined {
  return [hint ? field.descriptionId : '', field.errors ? field.errorId : ''].filter(Boolean).join(' ') || undefined
}
