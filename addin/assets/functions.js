// Named by the manifest because its schema asks for it. With the shared runtime Excel loads the
// functions from the task pane's page and never runs this file.
