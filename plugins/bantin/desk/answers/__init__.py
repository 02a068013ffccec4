"""What the desk answers, one module for each thing that its pages ask about: each answer is what JSON can hold."""
