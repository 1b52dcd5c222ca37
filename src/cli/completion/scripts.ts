/**
 * What each shell runs when Tab is pressed: it asks `postlint completion SHELL -- WORDS…`, by the very command that was typed,
 * so that the answer is that of the installed version. A line of the answer is `value TAB about`; the line `:files` asks the
 * shell for files too.
 */
const bash = `# postlint: bash
_postlint() {
  local words=() word line files=no
  local current=\${COMP_WORDS[COMP_CWORD]}
  # Bash takes --option=value for three words.
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [ "$word" = '=' ] || words+=("$word")
  done
  [ "$current" = '=' ] && current=
  COMPREPLY=()
  while IFS= read -r line; do
    if [ "$line" = ':files' ]; then files=yes; else COMPREPLY+=("\${line%%$'\\t'*}"); fi
  done < <("\${COMP_WORDS[0]}" completion bash -- "\${words[@]}" "$current" 2>/dev/null)
  # Where nothing else fits, files come from Bash itself, which knows how to quote their names.
  [ "$files" = yes ] || compopt +o default +o bashdefault 2>/dev/null
}
complete -o bashdefault -o default -F _postlint postlint
`

const zsh = `#compdef postlint
# postlint: zsh
_postlint() {
  local line files=no
  local -a candidates
  for line in "\${(@f)$("\${words[1]}" completion zsh -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ $line == ':files' ]]; then
      files=yes
    elif [[ -n $line ]]; then
      local value=\${line%%$'\\t'*} about=
      [[ $line == *$'\\t'* ]] && about=\${line#*$'\\t'}
      candidates+=("\${value//:/\\\\:}\${about:+:$about}")
    fi
  done
  (( \${#candidates} )) && _describe -V postlint candidates
  if [[ $files == yes ]]; then
    [[ $PREFIX == --*=* ]] && compset -P '*='
    _files
  fi
}
if [[ $funcstack[1] == _postlint ]]; then _postlint "$@"; else compdef _postlint postlint; fi
`

const fish = `# postlint: fish
function __postlint_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l command $words[1]
    set -e words[1]
    for line in ($command completion fish -- $words "$current" 2>/dev/null)
        if test "$line" = ':files'
            set -l option (string match -r -- '^--[^=]*=' "$current")
            for file in (__fish_complete_path (string replace -r -- '^--[^=]*=' '' "$current"))
                echo "$option$file"
            end
        else
            echo $line
        end
    end
end
complete -c postlint -f -k -a '(__postlint_complete)'
`

/** The script of each shell, by its name. */
export const shells: Readonly<Record<string, string>> = { bash, zsh, fish }
