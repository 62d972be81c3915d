// `hanei completion`: what a shell needs to complete the words of a call.
import { type Command, commands, formats, type OptionName, optionsOf } from './call.ts'
import { CommandProblem } from './problem.ts'
import type { Answer, Surroundings } from './surroundings.ts'

export const shells = ['bash', 'zsh', 'fish'] as const

export function completion([shell]: readonly string[], { words }: Surroundings): Answer {
  switch (shell) {
    case 'bash':
      return { text: bash(), status: 0 }
    case 'zsh':
      return { text: `autoload -U +X bashcompinit && bashcompinit\n${bash()}`, status: 0 }
    case 'fish':
      return { text: fish(words.help.options, words.help.about), status: 0 }
    default:
      throw new CommandProblem(words.usage.fileCount('completion', 0))
  }
}

const names = Object.keys(optionsOf) as OptionName[]

const optionsFor = (command: Command): string =>
  names
    .filter((name) => (optionsOf[name].commands as readonly Command[]).includes(command))
    .map((name) => `--${name}`)
    .join(' ')

const bash = (): string => `_hanei() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
  if [ "$COMP_CWORD" = 1 ]; then COMPREPLY=($(compgen -W '${commands.join(' ')}' -- "$word")); return; fi
  case $before in
    -f|--format) COMPREPLY=($(compgen -W '${formats.join(' ')}' -- "$word")); return ;;
    --lang) COMPREPLY=($(compgen -W 'ja en' -- "$word")); return ;;
  esac
  if [[ $word == -* ]]; then
    case \${COMP_WORDS[1]} in
${commands.map((command) => `      ${command}) COMPREPLY=($(compgen -W '${optionsFor(command)}' -- "$word")) ;;`).join('\n')}
    esac
  else COMPREPLY=($(compgen -f -- "$word")); fi
}
complete -o filenames -F _hanei hanei
`

function fish(
  options: Readonly<Record<OptionName, string>>,
  about: Readonly<Record<Command, string>>,
): string {
  const lines = commands.map(
    (command) =>
      `complete -c hanei -n __fish_use_subcommand -f -a ${command} -d '${quoted(about[command])}'`,
  )
  for (const name of names) {
    const { commands: of, type } = optionsOf[name]
    const value = type === 'string' ? ' -r' : ''
    lines.push(
      `complete -c hanei -n '__fish_seen_subcommand_from ${of.join(' ')}' -l ${name}${value} -d '${quoted(options[name])}'`,
    )
  }
  return `${lines.join('\n')}\n`
}

const quoted = (text: string): string => text.replaceAll("'", "\\'")
