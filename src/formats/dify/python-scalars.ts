import type { ScalarTag } from 'yaml'

const tag = (name: string, test: RegExp, resolve: (text: string) => unknown): ScalarTag => ({
  tag: `tag:yaml.org,2002:${name}`,
  default: true,
  identify: () => false,
  test,
  resolve,
})

/** Words that Dify's own reader takes for true and false besides those of YAML 1.2. */
export const pythonBooleans: ScalarTag[] = [
  tag('bool', /^(?:yes|Yes|YES|on|On|ON)$/, () => true),
  tag('bool', /^(?:no|No|NO|off|Off|OFF)$/, () => false),
]

/** Plain words that Dify's reader takes for something else than text: written in quotes. */
export const notPlainInPython: ScalarTag[] = [
  ...pythonBooleans,
  tag('null', /^(?:~|null|Null|NULL)$/, () => null),
  tag('int', /^[-+]?(?:0b[01_]+|0x[\da-fA-F_]+|0[0-7_]+|[1-9][\d_]*(?::[0-5]?\d)*)$/, Number),
  tag('float', /^[-+]?(?:\d[\d_]*(?::[0-5]?\d)+\.[\d_]*|[\d_]*\.[\d_]*(?:[eE][-+]?\d+)?|\.(?:inf|Inf|INF))$/, Number),
  tag('timestamp', /^\d{4}-\d\d?-\d\d?(?:[Tt\s].*)?$/, (text) => text),
  tag('value', /^(?:=|<<)$/, (text) => text),
]
