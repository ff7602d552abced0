"""What editors and operators work with: uploads, corrections, figures."""
