import type { ComponentProps } from 'react'
import { Icon, type IconName } from './icon.tsx'

type Look = {
  /** One `primary` in the content of a screen; repeated offers are `soft`. */
  look?: 'primary' | 'soft' | 'quiet' | 'danger'
  size?: 'small'
  icon?: IconName
  /** Full width on a phone: the last button of a form. */
  fillPhone?: boolean
}

export function Button({ look, size, icon, fillPhone, children, ...rest }: Look & ComponentProps<'button'>) {
  return (
    <button className={classes({ look, size, fillPhone })} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

export function LinkButton({ look, size, icon, fillPhone, children, ...rest }: Look & ComponentProps<'a'>) {
  return (
    <a className={classes({ look, size, fillPhone })} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}

function classes({ look, size, fillPhone }: Look): string {
  return ['button', look, size, fillPhone && 'fill-phone'].filter(Boolean).join(' ')
}
