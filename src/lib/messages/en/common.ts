import { defineMessages } from '../define'

export const common = defineMessages({
  'product.name': 'Millrace',
  'product.description': 'Build, run, publish and govern AI flows.',

  'action.add': 'Add',
  'action.cancel': 'Cancel',
  'action.close': 'Close',
  'action.copy': 'Copy',
  'action.cut': 'Cut',
  'action.delete': 'Delete',
  'action.done': 'Done',
  'action.duplicate': 'Duplicate',
  'action.edit': 'Edit',
  'action.keep': 'Keep',
  'action.paste': 'Paste',
  'action.rename': 'Rename',
  'action.replace': 'Replace',
  'action.retry': 'Try again',
  'action.save': 'Save',
  'action.show': 'Show',
  'action.undo': 'Undo',
  'action.redo': 'Redo',

  'copy.done': 'Copied',
  'copy.failed': 'The text could not be copied.',
  'copy.failed_hint': 'The browser did not allow it. Select the text and copy it with the keyboard.',

  'form.required': 'Required',
  'form.choose': 'Choose…',
  'form.search': 'Search…',
  'form.search_or_type': 'Search or type a value…',
  'form.no_match': 'Nothing matches.',
  'form.loading': 'Loading…',
  'form.more_matches': '{count} more. Type to narrow them down.',
  'form.use_typed': 'Use “{text}”',

  'confirm.type_name': 'Type {name} to confirm',

  'secret.show': 'Show',
  'secret.hide': 'Hide',

  'list.selected': '{count} selected',
  'list.select_all': 'Select all',
  'list.select': 'Select {name}',
  'list.actions': 'Actions',
  'list.actions_of': 'Actions for {name}',

  'frame.sections': 'Sections',
  'frame.expand': 'Show section names',
  'frame.collapse': 'Hide section names',
  'frame.breadcrumb': 'Where you are',
  'frame.skip': 'Skip to content',
  'frame.theme_light': 'Switch to light',
  'frame.theme_dark': 'Switch to dark',
  'frame.user_menu': 'Menu of {name}',

  'palette.title': 'Command palette',
  'palette.open': 'Search or do…',
  'palette.placeholder': 'Go to, create, run…',
  'palette.nothing': 'Nothing by that name.',

  'shortcuts.title': 'Keyboard shortcuts',
  'shortcuts.everywhere': 'Everywhere',
  'shortcuts.go_to': 'Go to {section}',
})
