"""What a server is asked to do, in the shell that every server has; ``$1`` is always the folder of the target.

Exit codes of ours: 5 what should be our link is something else, 6 the version is not ours any more, 7 no version
before, 8 the link cannot be exchanged in one step, 9 somebody else has the lock.
"""

from __future__ import annotations

RELEASES = 5
NO_LINK, NOT_OURS, NO_VERSION, NO_SWITCH, LOCKED = 5, 6, 7, 8, 9

# A lock is there with its owner in one step, however the line breaks: it is a second name of a file already written.
# Whether it is stale is told by the clock of the server alone, since those of two people may differ.
CLAIM = f"""
mkdir -p "$1" && cd "$1" && printf %s "$3" > "lock.$2" || exit 1
if ln "lock.$2" lock 2>/dev/null; then rm -f "lock.$2"; exit; fi
rm -f "lock.$2"
[ -n "$(find lock -mmin +"$4" 2>/dev/null)" ] && echo stale || echo fresh
cat lock 2>/dev/null
exit {LOCKED}
"""
# Of two who take a stale lock away the slower one gives back what the quicker one has set meanwhile.
STEAL = """
cd "$1" && mv lock "lock.$2" || exit 1
[ "$(cat "lock.$2")" = "$3" ] || ln "lock.$2" lock
rm -f "lock.$2"
"""
RENEW = f'cd "$1" && {{ grep -q "$2" lock || exit {NOT_OURS}; }} && printf %s "$3" > "lock.$2" && mv "lock.$2" lock'
LEAVE = 'cd "$1" && if grep -q "$2" lock 2>/dev/null; then rm -f lock; fi'

FETCH = """
cd "$1/current/" 2>/dev/null || exit 0
while IFS= read -r it; do
if [ -f "$it" ]; then echo "$(wc -c < "$it") $it"; cat -- "$it"; fi
done
"""
NAMES = 'cd "$1/current/$2" 2>/dev/null && find . $3 -type f -print0'

# What was left half done goes. The new release is the same files under second names, made by cp or else by rsync. It
# is numbered here: a release is newer than another one whatever the clocks of those who bring them say. The mark
# tells at the end that nobody has cleared it away meanwhile; rsync would begin it anew, with the last files alone.
BEGIN = f"""
[ -L "$1/current" ] || [ ! -e "$1/current" ] || exit {NO_LINK}
mkdir -p "$1/releases" && cd "$1/releases" || exit 1
rm -rf ./*.partial
last=$(ls -1 | sed -n 's/^0*\\([0-9][0-9]*\\)-.*/\\1/p' | sort -n | tail -n 1)
new=$(printf %06d $((${{last:-0}} + 1)))-$2
old=$(readlink ../current) && old=${{old##*/}} && [ -d "$old" ] || old=
if [ -z "$old" ]; then mkdir "$new.partial" || exit 1
elif ! cp -al "$old" "$new.partial" 2>/dev/null; then
rm -rf "$new.partial"
rsync -a --link-dest="$PWD/$old" "$old/" "$new.partial/" || exit 1
fi
mkdir "$new.partial/.ban-tin.begun" && printf %s "$new"
"""
DELETE = """
cd "$1/releases/$2.partial" || exit 1
while IFS= read -r it; do rm -f -- "$it"; rmdir -p -- "$(dirname -- "$it")" 2>/dev/null; done
cd "$1/releases/$2.partial"
"""
_POINT = f"""
point() {{
ln -s "releases/$1" current.new &&
{{ mv -T current.new current 2>/dev/null ||
python3 -c 'import os; os.replace("current.new", "current")' 2>/dev/null ||
perl -e 'rename "current.new", "current" or exit 1' 2>/dev/null ||
{{ rm -f current.new; exit {NO_SWITCH}; }}; }}
}}
cd "$1" || exit 1
rm -f current.new
releases() {{ ls -1 releases | grep -v '[.]partial$' | sort; }}
"""
SWITCH = f"""{_POINT}
grep -q "$3" lock && rmdir "releases/$2.partial/.ban-tin.begun" || exit {NOT_OURS}
mv "releases/$2.partial" "releases/$2" && point "$2" || exit $?
kept=$(releases | tail -n "$4")
releases | while IFS= read -r it; do
printf '%s\\n' "$kept" | grep -qxF -e "$it" || [ "$it" = "$2" ] || rm -rf "releases/$it"
done
"""
# What was taken back is no version to go back to: the next deploy clears it away.
BACK = f"""{_POINT}
now=$(readlink current) && now=${{now##*/}} || exit {NO_VERSION}
before=$(releases | while IFS= read -r it; do [ "$it" = "$now" ] && break; echo "$it"; done | tail -n 1)
[ -n "$before" ] || exit {NO_VERSION}
point "$before" && mv "releases/$now" "releases/$now.partial"
"""
