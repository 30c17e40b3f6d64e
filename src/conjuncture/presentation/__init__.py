"""What people see: pictures, the diagram, the card, the report page, and the study that makes them."""
