/** The kinds a setting can have. `unit` is written out, so that no number is without its unit. */
export type IntegerSetting = {
  kind: 'integer'
  default: number
  min: number
  max: number
  unit: string
  about: string
  source?: string
}
export type SwitchSetting = {
  kind: 'switch'
  default: boolean
  /** The page that changes it, where the page of all settings has no room for it. */
  page?: string
  about: string
  source?: string
}
export type ChoiceSetting = {
  kind: 'choice'
  default: string
  options: readonly string[]
  about: string
  source?: string
}
export type TextSetting = {
  kind: 'text'
  default: string
  maxLength: number
  /** The page that changes it, where the page of all settings has no room for it. */
  page?: string
  about: string
  source?: string
}
export type ListSetting = {
  kind: 'list'
  default: readonly string[]
  maxItems: number
  /** The page that changes it, where the page of all settings has no room for it. */
  page?: string
  about: string
  source?: string
}

/** Never shown again once it is set, and never written into the audit log. '' means that there is none. */
export type SecretSetting = {
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
