/** How a setting is shown to admins. */
type Shown = {
  /** The page that changes it, where the pages of settings have no room for it or a second place would confuse. */
  page?: string
  /** Folded away: its default fits nearly every site. */
  expert?: true
}

/** The kinds a setting can have. `unit` is written out, so that no number is without its unit. */
export type IntegerSetting = Shown & {
  kind: 'integer'
  default: number
  min: number
  max: number
  unit: string
  about: string
  source?: string
}
export type SwitchSetting = Shown & {
  kind: 'switch'
  default: boolean
  about: string
  source?: string
}
export type ChoiceSetting = Shown & {
  kind: 'choice'
  default: string
  options: readonly string[]
  about: string
  source?: string
}
export type TextSetting = Shown & {
  kind: 'text'
  default: string
  maxLength: number
  about: string
  source?: string
}
export type ListSetting = Shown & {
  kind: 'list'
  default: readonly string[]
  maxItems: number
  about: string
  source?: string
}

/** Never shown again once it is set, and never written into the audit log. '' means that there is none. */
export type SecretSetting = Shown & {
  kind: 'secret'
  default: ''
  minLength: number
  maxLength: number
  about: string
  source?: string
}

export type Setting = IntegerSetting | SwitchSetting | ChoiceSetting | TextSetting | SecretSetting | ListSetting
export type Settings = Record<string, Setting>

/** The JavaScript value of a setting. */
export type ValueOf<S extends Setting> = S extends IntegerSetting
  ? number
  : S extends SwitchSetting
    ? boolean
    : S extends ChoiceSetting
      ? S['options'][number]
      : S extends ListSetting
        ? readonly string[]
        : string
