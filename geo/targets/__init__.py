"""The targets for 2030: what each aims at, figures that contradict each other, how they are labelled."""
